import torch

def attempt(hook):
    x = torch.tensor([1.0, 2.0], requires_grad=True)
    x.register_hook(hook)
    try:
        (x * 2).sum().backward()
        print("grad", x.grad)
    except Exception as e:
        print(type(e).__name__, "-", e)

def failing(g):
    raise ValueError("boom")

def wrong_shape(g):
    return torch.ones(3)

attempt(lambda g: None)
attempt(lambda g: torch.zeros(2))
attempt(failing)
attempt(wrong_shape)
attempt(lambda g: 5)
attempt(lambda g: 1 / 0)
attempt(lambda a, b: a)
