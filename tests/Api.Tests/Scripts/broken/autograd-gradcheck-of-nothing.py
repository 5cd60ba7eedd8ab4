# expect: AttributeError or TypeError or ValueError or RuntimeError
import torch

torch.autograd.gradcheck(lambda x: None, (torch.ones(1, dtype=torch.float64, requires_grad=True),))
