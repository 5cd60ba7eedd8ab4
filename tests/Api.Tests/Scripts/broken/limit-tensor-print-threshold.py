# expect: limit
import torch
torch.set_printoptions(threshold=10 ** 12)
print(torch.zeros(10 ** 4).expand(10 ** 4, 10 ** 4))
