# expect: TypeError
import torch

torch.optim.SGD("weights", lr=0.1)
