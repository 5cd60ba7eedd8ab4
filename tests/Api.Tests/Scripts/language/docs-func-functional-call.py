import torch
import torch.nn as nn
from torch.func import functional_call, grad, hessian, jacrev, vmap

torch.manual_seed(26)
model = nn.Linear(3, 3)
x, target = torch.randn(4, 3), torch.randn(4, 3)


def loss_of(params):
    return nn.functional.mse_loss(functional_call(model, params, (x,)), target)


params = dict(model.named_parameters())
slopes = grad(loss_of)({name: p.detach() for name, p in params.items()})
nn.functional.mse_loss(model(x), target).backward()
for name, p in model.named_parameters():
    print(name, torch.allclose(slopes[name], p.grad))

zeros = {name: torch.zeros_like(p) for name, p in params.items()}
print(functional_call(model, zeros, (x,)).abs().sum(), model.weight.abs().sum() > 0)
print(functional_call(model, {"bias": torch.ones(3)}, (torch.zeros(1, 3),)))
second = hessian(lambda bias: loss_of({"weight": model.weight.detach(), "bias": bias}))(model.bias.detach())
print(second)

# Several models of one kind at once: their parameters side by side.
models = [nn.Sequential(nn.Linear(3, 4), nn.Tanh(), nn.Linear(4, 1)) for _ in range(3)]
stacked = {name: torch.stack([dict(m.named_parameters())[name].detach() for m in models]) for name, _ in models[0].named_parameters()}
skeleton = nn.Sequential(nn.Linear(3, 4), nn.Tanh(), nn.Linear(4, 1))
together = vmap(lambda p, x: functional_call(skeleton, p, (x,)), in_dims=(0, None))(stacked, x)
print(together.shape, all(torch.allclose(together[i], models[i](x), atol=1e-6) for i in range(3)))
each = vmap(lambda p, x: functional_call(skeleton, p, (x,)))(stacked, torch.randn(3, 4, 3))
print(each.shape)

# A training step that touches no module: new parameters from old ones.
params = {name: p.detach() for name, p in params.items()}
losses = []
for _ in range(20):
    slopes = grad(loss_of)(params)
    params = {name: p - 0.5 * slopes[name] for name, p in params.items()}
    losses.append(loss_of(params).item())
print(losses[0] > losses[5] > losses[-1], [tuple(j.shape) for j in jacrev(lambda p: functional_call(model, p, (x,)))(params).values()])
