import torch
from torch import nn

class NoForward(nn.Module):
    pass

class NoSuper(nn.Module):
    def __init__(self):
        self.fc = nn.Linear(1, 1)

calls = [
    lambda: NoForward()(torch.ones(1)),
    lambda: NoSuper(),
    lambda: nn.Linear(2, 3)(torch.ones(3)),
    lambda: nn.Linear(2),
    lambda: nn.Conv2d(1, 1, 3)(torch.ones(1, 2, 5, 5)),
    lambda: nn.Embedding(3, 2)(torch.tensor([5])),
    lambda: nn.BatchNorm1d(3)(torch.ones(1, 3)),
    lambda: nn.Sequential(nn.ReLU())[3],
]
for call in calls:
    try:
        print(call())
    except Exception as e:
        print(f"{type(e).__name__}: {e}")
