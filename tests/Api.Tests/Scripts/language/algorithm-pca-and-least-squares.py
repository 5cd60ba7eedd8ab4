import torch

X = torch.tensor([[2.0, 1.9], [0.5, 0.7], [-1.0, -1.1], [-2.5, -2.4], [1.0, 0.9]], dtype=torch.float64)
centered = X - X.mean(dim=0)
cov = centered.T @ centered / (len(X) - 1)
values, vectors = torch.linalg.eigh(cov)
print(cov, values)
first = vectors[:, -1]
first = first * first.sign()[0]
print(first, f"{values[-1] / values.sum():.4f}")
A = torch.stack([X[:, 0], torch.ones(5, dtype=torch.float64)], dim=1)
coef = torch.linalg.solve(A.T @ A, A.T @ X[:, 1])
print([round(abs(c), 4) for c in coef.tolist()], torch.allclose(A.T @ A @ coef, A.T @ X[:, 1]))
