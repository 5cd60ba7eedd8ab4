# expect: TypeError
import torch

x = torch.ones(2, requires_grad=True)
x.register_hook(5)
x.sum().backward()
