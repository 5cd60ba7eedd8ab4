import torch
from torch import Tensor

count: int = 3
names: list = ["a"]
ratio: float

def forward(x: Tensor, scale: float = 2.0, *args: int, **kwargs: str) -> Tensor:
    result: Tensor = x * scale
    return result

class Config:
    lr: float = 0.1
    steps: int = 5

    def total(self: "Config") -> float:
        return self.lr * self.steps

print(forward(torch.ones(2)), count, names, Config().total(), Config.lr)
f = lambda x: x
print(f(1))
try:
    print(ratio)
except NameError as e:
    print("NameError:", e)
