import torch

x = torch.ones(2, requires_grad=True)
with torch.inference_mode():
    y = x * 2
    y.add_(1)
    print(torch.is_inference_mode_enabled(), y.requires_grad, y.is_inference())
print(y, x.is_inference(), torch.is_inference_mode_enabled())

@torch.inference_mode()
def predict(t):
    return t + 1

print(predict(x).requires_grad)
for bad in (lambda: y._version, lambda: x * y, lambda: y.requires_grad_()):
    try:
        bad()
        print("fine")
    except RuntimeError as e:
        print(e)
c = y.clone()
(x * c).sum().backward()
print(x.grad)
