import torch

torch.manual_seed(1)

def U(q):
    return 0.5 * (q[0] ** 2 + q[1] ** 2 / 4 + 0.5 * q[0] * q[1])

def grad_U(q):
    q = q.detach().requires_grad_(True)
    return torch.autograd.grad(U(q), q)[0]

def leapfrog(q, p, eps, steps):
    p = p - 0.5 * eps * grad_U(q)
    for i in range(steps):
        q = q + eps * p
        if i != steps - 1:
            p = p - eps * grad_U(q)
    return q, -(p - 0.5 * eps * grad_U(q))

q0 = torch.tensor([1.0, 2.0], dtype=torch.float64)
p0 = torch.tensor([0.5, -0.5], dtype=torch.float64)
H = lambda q, p: (U(q) + 0.5 * p @ p).item()
q1, p1 = leapfrog(q0, p0, 0.1, 10)
print(q1, p1, f"{H(q0, p0):.4f} {H(q1, p1):.4f}")
q2, p2 = leapfrog(q1, p1, 0.1, 10)
print(torch.allclose(q2, q0), torch.allclose(p2, p0))
q, accepted = q0, 0
for _ in range(50):
    p = torch.randn(2, dtype=torch.float64)
    qn, pn = leapfrog(q, p, 0.2, 8)
    if torch.rand(1).item() < min(1.0, torch.exp(torch.tensor(H(q, p) - H(qn, pn))).item()):
        q, accepted = qn, accepted + 1
print(accepted > 40)
