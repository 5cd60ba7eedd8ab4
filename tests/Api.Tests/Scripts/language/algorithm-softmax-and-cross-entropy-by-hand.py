import torch
import torch.nn.functional as F

def softmax(z):
    z = z - z.max(dim=1, keepdim=True).values
    e = torch.exp(z)
    return e / e.sum(dim=1, keepdim=True)

def cross_entropy(z, labels):
    p = softmax(z)
    return -torch.log(p[range(len(labels)), labels]).mean()

z = torch.tensor([[1.0, 2.0, 3.0], [1000.0, 1001.0, 999.0]], requires_grad=True)
labels = torch.tensor([2, 1])
loss = cross_entropy(z, labels)
loss.backward()
one_hot = F.one_hot(labels, 3).float()
print(f"{loss.item():.4f} {F.cross_entropy(z, labels).item():.4f}")
print(torch.allclose(z.grad, (softmax(z) - one_hot) / 2, atol=1e-6), z.grad)
