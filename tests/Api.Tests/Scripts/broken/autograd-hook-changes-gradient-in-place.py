# expect: nothing
import torch

x = torch.ones(2, requires_grad=True)
x.register_hook(lambda g: g.mul_(5))
(x * 2).sum().backward()
print(x.grad)
