from typing import _Form

Tuple = _Form('Tuple')
