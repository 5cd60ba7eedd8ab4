from typing import _Form

Dict = _Form('Dict')
