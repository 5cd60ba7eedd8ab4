# expect: limit
import torch

from torch.autograd.functional import hessian
print(hessian(lambda x: (x ** 2).sum(), torch.ones(10 ** 6)).shape)
