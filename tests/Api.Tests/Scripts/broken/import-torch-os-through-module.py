# expect: refused AttributeError
import torch
print(torch.os.listdir("/"))
