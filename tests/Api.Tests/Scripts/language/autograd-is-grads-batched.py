import torch

x = torch.tensor([1.0, 2.0], requires_grad=True)
y = x ** 2
(J,) = torch.autograd.grad(y, x, torch.eye(2), is_grads_batched=True)
print(J)
A = torch.tensor([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]])
(J,) = torch.autograd.grad(A @ x, x, grad_outputs=torch.eye(3), is_grads_batched=True)
print(torch.equal(J, A))
try:
    torch.autograd.grad(x ** 2, x, torch.tensor([1.0, 2.0]), is_grads_batched=True)
except RuntimeError as e:
    print(str(e)[:80])
