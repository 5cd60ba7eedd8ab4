# expect: limit
import torch
x = torch.zeros(1).expand(10 ** 11).tolist()
