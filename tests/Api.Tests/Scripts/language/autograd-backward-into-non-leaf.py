import torch

x = torch.tensor(2.0, requires_grad=True)
h = x * 3
y = h ** 2
y.backward(inputs=[h])
print(h.grad, x.grad)
a, b = torch.tensor([1.0, 2.0], requires_grad=True).unbind()
out = a * b
print(out.grad_fn.next_functions[0][1], out.grad_fn.next_functions[1][1], a.grad_fn is b.grad_fn)
print(torch.autograd.grad(out, [a, b]))
p = x * 1
q = x * 1
print(p.grad_fn.next_functions[0][0] is q.grad_fn.next_functions[0][0])
