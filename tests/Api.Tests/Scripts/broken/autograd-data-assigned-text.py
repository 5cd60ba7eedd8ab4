# expect: TypeError
import torch

x = torch.ones(2)
x.data = "data"
