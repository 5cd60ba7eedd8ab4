import torch

x = torch.tensor([1.0, 2.0], requires_grad=True)

def attempt(name, f):
    try:
        f()
        print(name, "fine")
    except RuntimeError as e:
        print(name, "-", e)

def add_in_place():
    global x
    x += 1

def set_item():
    x[0] = 5

attempt("x.add_", lambda: x.add_(1))
attempt("x += 1", add_in_place)
attempt("x[0] = 5", set_item)
attempt("view", lambda: x[:1].mul_(2))
attempt("zero_", lambda: x.zero_())
attempt("copy_", lambda: x.copy_(torch.zeros(2)))
attempt("data", lambda: x.data.add_(1))
attempt("clone", lambda: x.clone().add_(1))
print(x)
