from typing import _Form

Hashable = _Form('Hashable')
