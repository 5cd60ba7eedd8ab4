from typing import _Form

AnyStr = _Form('AnyStr')
