from typing import _Form

Literal = _Form('Literal')
