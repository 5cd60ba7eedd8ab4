import torch

A = torch.tensor([[4.0, 1.0], [2.0, 3.0]])
b = torch.tensor([1.0, 2.0])
print(torch.linalg.inv(A), torch.inverse(A), torch.det(A), torch.linalg.det(A), A.logdet(), torch.linalg.slogdet(A))
print(torch.linalg.solve(A, b), torch.allclose(A @ torch.linalg.solve(A, b), b), torch.trace(A), torch.linalg.matrix_power(A, 3))
S = A @ A.T
L = torch.linalg.cholesky(S)
print(L, torch.allclose(L @ L.T, S), round(torch.linalg.eigvalsh(S).sum().item(), 3), torch.linalg.norm(A), torch.linalg.matrix_rank(A))
print(torch.einsum("ij,jk->ik", A, A), torch.einsum("ij->j", A), torch.einsum("i,j->ij", b, b), torch.einsum("ii", A))
print(torch.kron(torch.eye(2), A), torch.cross(torch.tensor([1.0, 0.0, 0.0]), torch.tensor([0.0, 1.0, 0.0]), dim=0), torch.tensordot(A, A, dims=2))
u, s, v = torch.linalg.svd(A)
print(s, torch.allclose(u @ torch.diag(s) @ v, A, atol=1e-5))
x = torch.tensor([[2.0, 0.5], [0.5, 1.0]], requires_grad=True)
torch.logdet(x).backward()
print(x.grad, torch.allclose(x.grad, torch.linalg.inv(x).T))
try:
    torch.linalg.inv(torch.zeros(2, 2))
except RuntimeError as e:
    print("RuntimeError:", e)
