# expect: limit
import torch
layer = torch.nn.Linear(10 ** 6, 10 ** 6)
