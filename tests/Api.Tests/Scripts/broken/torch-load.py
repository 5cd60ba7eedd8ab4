# expect: refused AttributeError
import torch
torch.load("/etc/passwd")
