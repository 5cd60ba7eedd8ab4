# expect: limit
import torch
x = torch.ones(1000)
while True:
    x = torch.cat([x, x])
