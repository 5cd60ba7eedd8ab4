from typing import _Form

List = _Form('List')
