from typing import _Form

MutableMapping = _Form('MutableMapping')
