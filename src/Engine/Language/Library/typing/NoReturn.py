from typing import _Form

NoReturn = _Form('NoReturn')
