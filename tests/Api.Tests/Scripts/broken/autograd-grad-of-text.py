# expect: AttributeError or TypeError
import torch

torch.autograd.grad("loss", torch.ones(1, requires_grad=True))
