import torch

x = torch.tensor([1.0, 2.0], requires_grad=True)
print(torch.is_grad_enabled())
with torch.no_grad():
    print(torch.is_grad_enabled(), (x * 2).requires_grad)
    with torch.enable_grad():
        print((x * 2).requires_grad)
    with torch.set_grad_enabled(True):
        print((x * 2).requires_grad)
    z = torch.zeros(1, requires_grad=True)
    print(z.requires_grad, z.is_leaf)
print((x * 2).requires_grad)
for mode in (True, False):
    with torch.set_grad_enabled(mode):
        print(mode, (x * 2).requires_grad)
torch.set_grad_enabled(False)
print((x * 2).requires_grad)
torch.set_grad_enabled(True)

@torch.no_grad()
def evaluate(t):
    return t * 2

@torch.enable_grad()
def train(t):
    return t * 2

print(evaluate(x).requires_grad)
with torch.no_grad():
    print(train(x).requires_grad)
try:
    with torch.no_grad():
        raise ValueError("inside")
except ValueError:
    print("restored", torch.is_grad_enabled())
with torch.no_grad():
    x -= 0.5 * x
    x[0] = 9
print(x, x._version)
