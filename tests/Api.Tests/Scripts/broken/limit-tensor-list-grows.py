# expect: limit
import torch
keep = []
while True:
    keep.append(torch.ones(10 ** 5))
