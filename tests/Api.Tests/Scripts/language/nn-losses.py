import torch
from torch import nn

p = torch.tensor([[0.2, 0.8], [0.6, 0.4]], requires_grad=True)
t = torch.tensor([[0.0, 1.0], [1.0, 0.0]])
for loss in (nn.MSELoss(), nn.L1Loss(), nn.SmoothL1Loss(), nn.HuberLoss(delta=0.3), nn.BCELoss(), nn.BCEWithLogitsLoss(), nn.MSELoss(reduction="sum"), nn.L1Loss(reduction="none")):
    value = loss(p, t)
    (g,) = torch.autograd.grad(value.sum(), p)
    print(loss, value.data, g)
logits = torch.tensor([[1.0, 2.0, 0.5], [0.1, -1.0, 3.0]], requires_grad=True)
labels = torch.tensor([1, 2])
for loss in (nn.CrossEntropyLoss(), nn.CrossEntropyLoss(label_smoothing=0.1), nn.CrossEntropyLoss(weight=torch.tensor([1.0, 2.0, 3.0])), nn.CrossEntropyLoss(reduction="none"), nn.MultiMarginLoss(), nn.CrossEntropyLoss(ignore_index=2)):
    value = loss(logits, labels)
    (g,) = torch.autograd.grad(value.sum(), logits)
    print(loss, value.data, g)
logp = torch.log_softmax(logits, dim=1)
print(nn.NLLLoss()(logp, labels))
for value in (
    nn.KLDivLoss(reduction="batchmean")(logp, torch.softmax(torch.ones(2, 3), 1)),
    nn.CrossEntropyLoss()(logits, torch.softmax(torch.ones(2, 3), 1)),
    nn.CosineEmbeddingLoss()(logits, logits + 1, torch.tensor([1, -1])),
    nn.MarginRankingLoss()(p[0], p[1], torch.tensor([1.0, -1.0])),
    nn.TripletMarginLoss()(p, t, 1 - t),
    nn.PoissonNLLLoss()(p, t),
    nn.GaussianNLLLoss()(p, t, torch.ones(2, 2)),
    nn.HingeEmbeddingLoss()(p, torch.tensor([[1.0, -1.0], [1.0, 1.0]])),
):
    print(f"{value.item():.4f}")
