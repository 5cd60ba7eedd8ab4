# expect: refused AttributeError
import torch
print(torch.__builtins__)
