import torch
from torch import nn

class Scaler(nn.Module):
    def __init__(self):
        super().__init__()
        self.register_buffer("mean", torch.tensor([1.0, 2.0]))
        self.register_buffer("steps", torch.tensor(0))
        self.register_parameter("gain", nn.Parameter(torch.tensor(3.0)))
        self.register_parameter("nothing", None)

    def forward(self, x):
        self.steps += 1
        return (x - self.mean) * self.gain

s = Scaler()
print(s(torch.tensor([2.0, 4.0])), s.steps, s.nothing)
print(list(s.state_dict()), [n for n, _ in s.named_buffers()], [n for n, _ in s.named_parameters()])
s.mean = torch.tensor([0.0, 0.0])
print(s(torch.tensor([2.0, 4.0])), s.steps, list(s.buffers())[0])
d = s.double()
print(d.mean.dtype, d.gain.dtype, d is s, d(torch.tensor([2.0, 4.0], dtype=torch.float64)))
