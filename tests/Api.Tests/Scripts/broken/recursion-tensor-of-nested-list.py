# expect: limit or RecursionError or ValueError
import torch
a = 1.0
for i in range(100000):
    a = [a]
print(torch.tensor(a))
