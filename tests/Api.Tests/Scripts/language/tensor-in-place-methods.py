import torch

x = torch.tensor([1.0, 4.0, 9.0])
y = x
x.add_(1)
x.mul_(2).sub_(1)
print(x, y is x, x._version)
x.zero_()
print(x, y)
x.fill_(5)
x.copy_(torch.tensor([1, 2, 3]))
print(x, x.dtype)
x += 1
x *= torch.tensor([1.0, 2.0, 3.0])
x -= 1
x /= 2
x **= 2
print(x, y is x)
x.clamp_(min=2, max=10).sqrt_().neg_().abs_().exp_().log_()
print(x, x._version)
z = torch.zeros(2, 3)
z[0] = 1
z[:, 1] = torch.tensor([7.0, 8.0])
z[1, 2] += 5
z[z == 0] = -1
print(z)
z.t_()
z.unsqueeze_(0)
print(z.shape, z.squeeze_(0).shape)
w = torch.zeros(3)
w[torch.tensor([0, 2])] += 1
w.index_add_(0, torch.tensor([1, 1]), torch.tensor([1.0, 2.0]))
w.scatter_(0, torch.tensor([0]), 9.0).masked_fill_(w > 8, 0)
print(w, w.requires_grad_().requires_grad)
try:
    torch.tensor([1, 2]).add_(0.5)
except RuntimeError as e:
    print("RuntimeError:", e)
try:
    torch.zeros(2).add_(torch.zeros(3, 2))
except RuntimeError as e:
    print("RuntimeError:", e)
