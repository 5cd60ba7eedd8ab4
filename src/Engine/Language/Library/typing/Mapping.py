from typing import _Form

Mapping = _Form('Mapping')
