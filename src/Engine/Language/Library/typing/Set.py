from typing import _Form

Set = _Form('Set')
