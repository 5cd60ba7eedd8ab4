from typing import _Form

Collection = _Form('Collection')
