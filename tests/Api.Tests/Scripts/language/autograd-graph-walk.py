import torch

x = torch.tensor(1.0, requires_grad=True)
y = torch.tensor(2.0, requires_grad=True)
z = (x * y + x.exp()).log()

def walk(node, depth=0):
    if node is None:
        return
    print("  " * depth + node.name())
    for parent, _ in node.next_functions:
        walk(parent, depth + 1)

walk(z.grad_fn)
print(z.grad_fn.next_functions[0][0].next_functions[0][0].next_functions[0][0].variable is x)

def count(node):
    return 1 + sum(count(n) for n, _ in node.next_functions if n is not None)

print(count(z.grad_fn))
