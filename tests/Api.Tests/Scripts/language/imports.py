import math
import itertools
import torch
import torch.nn as nn
import torch.nn.functional as F
import numpy as np
import torch.optim as optim, torch.autograd as autograd
from torch import nn as layers, optim as optimizers, Tensor
from torch.autograd import Variable, Function, grad, gradcheck, gradgradcheck
from torch.autograd.functional import jacobian, hessian
from torch.nn import Linear, Parameter
from torch.nn.functional import relu, softmax as soft
from collections import OrderedDict, defaultdict
from functools import (
    partial,
    reduce,
)
from math import pi, sqrt

def inside():
    import math as m
    from torch import exp
    return m.floor(2.7), exp(torch.tensor(0.0))

print(nn.ReLU is layers.ReLU, F.relu is torch.nn.functional.relu, optim.SGD is optimizers.SGD is torch.optim.SGD)
print(isinstance(torch.ones(1), Tensor), isinstance(torch.ones(1), torch.Tensor), torch.is_tensor(3))
print(relu(torch.tensor([-1.0, 2.0])), soft(torch.zeros(2), dim=0), sqrt(16), round(pi, 4), inside())
print(grad is torch.autograd.grad, Variable(torch.ones(1)), isinstance(nn.Parameter(torch.ones(1)), Parameter))
try:
    import tensorflow
except ImportError as e:
    print("ImportError")
try:
    from math import nothing
except ImportError as e:
    print("cannot import")
try:
    from torch.nn import Nothing
except ImportError as e:
    print("cannot import")
