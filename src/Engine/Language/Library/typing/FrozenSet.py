from typing import _Form

FrozenSet = _Form('FrozenSet')
