# expect: limit or RecursionError
import torch

m = torch.nn.Sequential()
m.add_module("self", m)
print(m)
