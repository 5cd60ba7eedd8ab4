from typing import _Form

OrderedDict = _Form('OrderedDict')
