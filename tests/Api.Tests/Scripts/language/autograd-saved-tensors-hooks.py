import torch

log = []

def pack(t):
    log.append("pack " + str(tuple(t.shape)))
    return t

def unpack(t):
    log.append("unpack")
    return t * 10

x = torch.tensor([1.0, 2.0], requires_grad=True)
with torch.autograd.graph.saved_tensors_hooks(pack, unpack):
    y = x.exp()
y.sum().backward()
print(log, x.grad / x.exp().detach())
w = torch.tensor(3.0, requires_grad=True)
v = w ** 2
print(v.grad_fn._saved_self, v.grad_fn._saved_exponent)
v.backward()
try:
    v.grad_fn._saved_self
except RuntimeError as e:
    print(str(e)[:57])
