# expect: limit
import torch
x = torch.rand(500, 500)
while True:
    x = x @ x / 100
