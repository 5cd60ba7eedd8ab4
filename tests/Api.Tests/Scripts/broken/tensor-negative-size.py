# expect: RuntimeError
import torch
x = torch.zeros(-1)
