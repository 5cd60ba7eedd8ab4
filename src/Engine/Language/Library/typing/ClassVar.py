from typing import _Form

ClassVar = _Form('ClassVar')
