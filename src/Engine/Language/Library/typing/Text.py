from typing import _Form

Text = _Form('Text')
