from typing import _Form

Sequence = _Form('Sequence')
