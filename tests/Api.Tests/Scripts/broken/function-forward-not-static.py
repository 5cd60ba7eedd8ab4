# expect: TypeError
import torch
from torch.autograd import Function

class Bad(Function):
    def forward(self):
        return 1

Bad.apply(torch.ones(1))
