import torch

x = torch.tensor([1.0, 2.0], requires_grad=True)
h = x.exp()
a = h.sum()
b = (h * 2).sum()
a.backward()
print("first done")
b.backward()
print("second done")
