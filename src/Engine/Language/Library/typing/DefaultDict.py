from typing import _Form

DefaultDict = _Form('DefaultDict')
