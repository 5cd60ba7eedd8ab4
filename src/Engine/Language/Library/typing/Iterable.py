from typing import _Form

Iterable = _Form('Iterable')
