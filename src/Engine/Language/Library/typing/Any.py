from typing import _Form

Any = _Form('Any')
