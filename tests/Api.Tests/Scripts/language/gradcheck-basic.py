import torch
from torch.autograd import gradcheck, gradgradcheck

x = torch.tensor([0.5, 1.5], dtype=torch.float64, requires_grad=True)
w = torch.tensor([[1.0, 2.0], [3.0, 4.0]], dtype=torch.float64, requires_grad=True)
print(gradcheck(torch.sin, x), gradcheck(torch.sin, (x,), eps=1e-6, atol=1e-4))
print(gradcheck(lambda a, b: (b @ a).tanh(), (x, w)), gradgradcheck(lambda a: a ** 3, (x,)))
print(gradcheck(torch.nn.functional.softplus, [x]), gradcheck(lambda a: (a.exp(), a.log()), (x,)))
linear = torch.nn.Linear(3, 2, dtype=torch.float64)
inp = (torch.tensor([[0.1, -0.2, 0.3]], dtype=torch.float64, requires_grad=True),)
test = gradcheck(linear, inp, eps=1e-6, atol=1e-4)
print(test)
print(gradcheck(lambda a: a.detach() * a, (x,), raise_exception=False))
try:
    gradcheck(torch.sin, (torch.ones(2, dtype=torch.float64),))
except ValueError as e:
    print("ValueError:", e)
try:
    gradcheck(lambda a: a.detach() * a, (x,))
except RuntimeError as e:
    print(str(e).splitlines()[0])
try:
    gradgradcheck(lambda a: (a * a.detach()), (x,))
    print("second order passes")
except RuntimeError as e:
    print(str(e).splitlines()[0])
