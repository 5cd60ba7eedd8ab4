# expect: refused AttributeError
import torch
print(torch.nn.Linear(1, 1).__dict__)
