# expect: NotImplementedError
import torch

class Net(torch.nn.Module):
    pass

Net()(torch.ones(1))
