# expect: SyntaxError
from torch import
