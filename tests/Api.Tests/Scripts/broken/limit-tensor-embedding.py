# expect: limit
import torch
e = torch.nn.Embedding(10 ** 10, 10 ** 3)
