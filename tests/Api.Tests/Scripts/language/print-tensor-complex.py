import torch

z = torch.tensor([1 + 2j, -0.5j, 3])
print(z)
print(torch.tensor([1.5 - 2.25j], dtype=torch.complex128))
print(torch.tensor(2 + 3j), torch.tensor(1j), z.real, z.imag, z.abs(), z.conj())
print(z * z, z + 1, z.angle())
print(torch.complex(torch.tensor([1.0, 2.0]), torch.tensor([0.0, -1.0])))
print(torch.view_as_real(z), torch.tensor([[1 + 1j, 2], [3j, 4 - 1j]]))
w = torch.tensor(3 + 4j, requires_grad=True)
(w * w.conj()).real.backward()
print(w.grad, w)
print(z.dtype, z.is_complex(), z.tolist(), torch.tensor([1e-5 + 1j]), torch.tensor([1000000.5 + 1j]))
