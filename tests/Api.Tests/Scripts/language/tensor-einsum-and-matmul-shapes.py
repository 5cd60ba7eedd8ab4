import torch

a = torch.arange(6.0).reshape(2, 3)
b = torch.arange(12.0).reshape(3, 4)
batch = torch.arange(12.0).reshape(2, 2, 3)
print((a @ b).shape, (batch @ b).shape, (batch @ b[:, 0]).shape, (a[0] @ b).shape, torch.bmm(batch, batch.transpose(1, 2)).shape)
print(torch.einsum("ij,jk", a, b), torch.einsum("bij,jk->bik", batch, b).shape, torch.einsum("ij->ji", a).shape, torch.einsum("ij,ij->", a, a))
print(torch.einsum("i,i", a[0], a[1]), torch.einsum("bii->b", torch.eye(2).expand(3, 2, 2)), torch.einsum("...j,j->...", batch, a[0]))
x = a.clone().requires_grad_()
torch.einsum("ij,jk->ik", x, b).sum().backward()
print(x.grad)
print(torch.addmm(torch.ones(2, 4), a, b, beta=2, alpha=0.5), torch.baddbmm(torch.zeros(2, 2, 2), batch, batch.transpose(1, 2))[0], torch.linalg.multi_dot([a, b]))
