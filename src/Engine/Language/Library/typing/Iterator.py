from typing import _Form

Iterator = _Form('Iterator')
