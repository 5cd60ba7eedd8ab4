import torch
import torch.nn as nn
import torch.nn.functional as F
from torch.func import functional_call, grad, vmap

torch.manual_seed(25)


class Classifier(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(1, 2, 3)
        self.fc = nn.Linear(8, 4)

    def forward(self, x):
        x = F.max_pool2d(self.conv(x).relu(), 2)
        return F.log_softmax(self.fc(x.flatten(1)), dim=1)


batch = 5
images, targets = torch.randn(batch, 1, 6, 6), torch.randint(4, (batch,))
model = Classifier()


def gradients_of(sample, target):
    loss = F.nll_loss(model(sample.unsqueeze(0)), target.unsqueeze(0))
    return torch.autograd.grad(loss, list(model.parameters()))


one_by_one = [torch.stack(shards) for shards in zip(*[gradients_of(images[i], targets[i]) for i in range(batch)])]
print([tuple(g.shape) for g in one_by_one])
print(one_by_one[-1])

params = {name: p.detach() for name, p in model.named_parameters()}
buffers = {name: b.detach() for name, b in model.named_buffers()}


def loss_of(params, buffers, sample, target):
    predictions = functional_call(model, (params, buffers), (sample.unsqueeze(0),))
    return F.nll_loss(predictions, target.unsqueeze(0))


at_once = vmap(grad(loss_of), in_dims=(None, None, 0, 0))(params, buffers, images, targets)
for single, (name, several) in zip(one_by_one, at_once.items()):
    print(name, torch.allclose(single, several, atol=1e-6, rtol=1e-4))

# What the samples add up to is the gradient of the batch.
F.nll_loss(model(images), targets, reduction="sum").backward()
print([torch.allclose(p.grad, at_once[name].sum(0), atol=1e-5) for name, p in model.named_parameters()])
norms = torch.stack([g.flatten(1).norm(dim=1) for g in at_once.values()]).norm(dim=0)
print(norms.shape, bool((norms > 0).all()))
