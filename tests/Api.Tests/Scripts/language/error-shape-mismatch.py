import torch
import torch.nn.functional as F

a = torch.ones(2, 3)
calls = [
    lambda: a + torch.ones(2, 2),
    lambda: a + torch.ones(4),
    lambda: a @ a,
    lambda: torch.mm(a, torch.ones(3)),
    lambda: a @ torch.ones(2),
    lambda: torch.bmm(torch.ones(2, 3, 4), torch.ones(3, 4, 5)),
    lambda: torch.dot(torch.ones(2), torch.ones(3)),
    lambda: torch.mv(a, torch.ones(2)),
    lambda: torch.cat([a, torch.ones(2, 2)]),
    lambda: torch.stack([a, torch.ones(3, 2)]),
    lambda: a.view(5),
    lambda: a.reshape(4, 2),
    lambda: a.sum(dim=2),
    lambda: a.transpose(0, 3),
    lambda: a.squeeze(4),
    lambda: F.linear(a, torch.ones(4, 5)),
    lambda: F.cross_entropy(torch.ones(2, 3), torch.tensor([0, 1, 2])),
    lambda: F.nll_loss(torch.ones(2, 3), torch.tensor([0, 5])),
    lambda: torch.linalg.inv(a),
    lambda: torch.det(a),
    lambda: torch.einsum("ij,jk->ik", a, a),
    lambda: torch.where(a > 0, a, torch.ones(5)),
    lambda: a.expand(3, 3),
    lambda: torch.zeros(-1),
    lambda: a.permute(0),
]
for call in calls:
    try:
        print(call())
    except Exception as e:
        print(f"{type(e).__name__}: {e}")
