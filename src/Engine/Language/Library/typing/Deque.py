from typing import _Form

Deque = _Form('Deque')
