import torch

x = torch.tensor([-1.0, 4.0], requires_grad=True)
y = torch.sqrt(x).sum()
y.backward()
print(x.grad)
with torch.autograd.set_detect_anomaly(True):
    z = torch.sqrt(x * 1).sum()
    try:
        z.backward()
    except RuntimeError as e:
        print(e)
with torch.autograd.detect_anomaly():
    w = torch.tensor([1.0, 2.0], requires_grad=True)
    (w ** 2).sum().backward()
    print(w.grad)
