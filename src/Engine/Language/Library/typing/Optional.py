from typing import _Form

Optional = _Form('Optional')
