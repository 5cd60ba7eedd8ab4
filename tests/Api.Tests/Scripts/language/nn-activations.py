import torch
from torch import nn

x = torch.tensor([-2.0, -0.5, 0.0, 0.5, 2.0])
layers = [nn.ReLU(), nn.Tanh(), nn.Sigmoid(), nn.GELU(), nn.LeakyReLU(0.1), nn.ELU(), nn.SELU(), nn.SiLU(), nn.Softplus(), nn.Softsign(), nn.Hardtanh(), nn.ReLU6(),
          nn.LogSigmoid(), nn.Hardswish(), nn.Mish(), nn.CELU(), nn.Softmax(dim=0), nn.LogSoftmax(dim=0), nn.Softmin(dim=0), nn.PReLU(), nn.Threshold(0.1, 20), nn.Hardsigmoid(), nn.Tanhshrink(), nn.Softshrink(), nn.Identity()]
for layer in layers:
    print(layer if type(layer) is not nn.Softplus else "Softplus", layer(x).data)
print(nn.ReLU(inplace=True), nn.Softmax(1)(x.view(1, 5)).shape, nn.GELU(approximate="tanh")(x))
y = x.clone().requires_grad_()
nn.SiLU()(y).sum().backward()
print(y.grad)
