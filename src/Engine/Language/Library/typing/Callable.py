from typing import _Form

Callable = _Form('Callable')
