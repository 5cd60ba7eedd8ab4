# expect: refused NameError
import torch
print(vars(torch))
