# expect: RuntimeError
import torch

x = torch.ones(2, requires_grad=True)

def run(g=None):
    (x ** 2).sum().backward()

x.register_hook(run)
run()
