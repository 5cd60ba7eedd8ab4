from typing import _Form

Sized = _Form('Sized')
