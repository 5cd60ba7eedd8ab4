from typing import _Form

Union = _Form('Union')
