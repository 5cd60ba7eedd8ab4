# expect: refused AttributeError
import torch
torch.save(torch.ones(1), "x.pt")
