import torch

x = torch.tensor([1.0, 2.0], requires_grad=True)
w = torch.tensor([3.0, 4.0])
y = x * w
print(y.grad_fn._saved_self, y.grad_fn._saved_other is w, (x * x).grad_fn._saved_self is x)
for out in (x.exp(), x.tanh(), x.sigmoid(), x.relu(), x.softmax(0), x.max(), x.prod()):
    print(out.grad_fn.name(), out.grad_fn._saved_result)
for out in (x.log(), x.sin(), x.abs(), x.norm(), x.var()):
    print(out.grad_fn.name(), out.grad_fn._saved_self)
print(x.unsqueeze(0).mm(torch.ones(2, 2)).grad_fn._saved_mat2, (x / w).grad_fn._saved_other, x.pow(3).grad_fn._saved_exponent)
print(x.sum().grad_fn._saved_self_sym_sizes, x.mean().grad_fn._saved_self_sizes, x.cumsum(0).grad_fn._saved_dim, x.softmax(0).grad_fn._saved_dim)
print(torch.where(x > 1, x, w).grad_fn._saved_condition, x.masked_fill(x > 1, 0.0).grad_fn._saved_mask, x.clamp(0, 1).grad_fn._saved_self)
node = y.grad_fn
print(node.next_functions[0][0] is (x + 1).grad_fn.next_functions[0][0], node is y.grad_fn, y.detach().grad_fn)
print(len(node.next_functions), node.next_functions[1], node.next_functions[0][1], type(node.next_functions).__name__)
node.metadata["note"] = 5
print(y.grad_fn.metadata, node.metadata == {"note": 5})
for name in ("variable", "missing", "_saved_missing"):
    try:
        getattr(node, name)
    except AttributeError as e:
        print(e)
print(hasattr(node, "_saved_self"), hasattr((x + 1).grad_fn, "_saved_self"))
a, b = torch.stack([x, x]).unbind(0)
print(a.grad_fn is b.grad_fn, a.output_nr, b.output_nr, (a + b).grad_fn.next_functions[1][1])
z = x.exp()
z.sum().backward()
try:
    z.grad_fn._saved_result
except RuntimeError as e:
    print(e)
h = x.exp()
saved = h.log()
h.add_(1)
try:
    saved.grad_fn._saved_self
except RuntimeError as e:
    print(e)
leaf = node.next_functions[0][0]
print(leaf.variable is x, leaf.name(), leaf.next_functions)
