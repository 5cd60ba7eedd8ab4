# expect: refused AttributeError
import torch
print(torch._C)
