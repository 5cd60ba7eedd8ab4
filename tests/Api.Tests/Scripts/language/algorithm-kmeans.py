import torch

torch.manual_seed(0)
points = torch.cat([torch.randn(10, 2) * 0.3 + c for c in (torch.tensor([0.0, 0.0]), torch.tensor([5.0, 5.0]), torch.tensor([0.0, 5.0]))])
centers = points[[0, 10, 20]].clone()
for step in range(10):
    assignment = torch.cdist(points, centers).argmin(dim=1)
    new = torch.stack([points[assignment == k].mean(dim=0) for k in range(3)])
    if torch.allclose(new, centers):
        print("converged at", step)
        break
    centers = new
print(assignment.tolist())
print(centers.round(decimals=1), torch.bincount(assignment))
