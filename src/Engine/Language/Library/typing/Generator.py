from typing import _Form

Generator = _Form('Generator')
