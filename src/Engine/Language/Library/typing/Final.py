from typing import _Form

Final = _Form('Final')
