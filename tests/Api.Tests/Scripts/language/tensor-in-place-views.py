import torch

x = torch.ones(2, 3, requires_grad=True)
y = x * 2
print(y.t_().shape, y.grad_fn.name()[:5], y._version, y.is_leaf, y.stride(), y.is_contiguous())
print(y.unsqueeze_(0).shape, y.squeeze_().shape, y.transpose_(0, 1).shape, y.swapaxes_(0, 1).shape, y.swapdims_(0, 1).shape, y._version)
(y * torch.tensor([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])).sum().backward()
print(x.grad)
z = x * 3
row = z[0]
print(row.unsqueeze_(0).shape, row._base is z, z.grad_fn.name()[:3], row._version)
row.mul_(torch.tensor([1.0, 10.0, 100.0]))
print(z, row)
x.grad = None
z.sum().backward()
print(x.grad)
a = torch.arange(6).view(2, 3)
b = a.t_()
print(b is a, a, a.is_contiguous(), a._base, a.unsqueeze_(-1).shape, a.squeeze_(-1).squeeze_(0).shape)
w = torch.ones(2, 3)
u = w.view(3, 2)
u.t_()
u[0, 1] = 7
print(w, u.shape, w._version)
with torch.no_grad():
    print(x.t_().shape, x.is_leaf, x.requires_grad)
for wrong in (lambda: x.t_(), lambda: x.unsqueeze_(0), lambda: torch.ones(2, 2, 2).t_(), lambda: torch.ones(2).unsqueeze_(3), lambda: torch.ones(2, 3).transpose_(0, 2),
              lambda: torch.chunk(torch.ones(4, requires_grad=True) * 1, 2)[0].unsqueeze_(0), lambda: torch.ones(3, requires_grad=True).view(3, 1).squeeze_(1)):
    try:
        print(wrong().shape)
    except (RuntimeError, IndexError) as error:
        print(type(error).__name__, str(error)[:120])
print(torch.ones(2, 1).squeeze_(1).shape, torch.ones(2, 1).squeeze_(0).shape, torch.ones(2).t_().shape)
