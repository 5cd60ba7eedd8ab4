from typing import _Form

Type = _Form('Type')
