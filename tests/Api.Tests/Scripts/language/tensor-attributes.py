import torch

x = torch.arange(6.0).reshape(2, 3)
print(x.shape, x.size(), x.size(0), x.size(-1), x.dim(), x.ndim, x.numel(), x.nelement(), len(x))
print(x.dtype, x.device, x.requires_grad, x.is_leaf, x.grad, x.grad_fn, x.layout)
print(x.T, x.t(), x.mT.shape, x.stride(), x.is_contiguous(), x.T.is_contiguous(), x.element_size(), x.storage_offset())
print(x.tolist(), x[0].tolist(), x[1, 2].item(), x.is_floating_point(), x.long().is_floating_point(), x.is_complex())
n, m = x.shape
print(n, m, x.shape[0], x.shape[1:], x.shape[-1], list(x.shape), tuple(x.shape), len(x.shape), x.shape == (2, 3), x.shape == torch.Size([2, 3]))
print(torch.Size([2, 3]), torch.Size([]), torch.Size((4,)), x.shape.numel(), x.shape + (4,), f"{x.shape}")
print(x.data is x, x.data_ptr() == x.view(-1).data_ptr(), x.is_same_size(x.T), torch.is_tensor(x), x.type(), type(x))
print(torch.equal(x, x.clone()), x is x, x.cpu() is not None, x.real is not None)
z = torch.zeros(2, requires_grad=True)
print((z * 2).is_leaf, (z * 2).requires_grad, z.detach().requires_grad, (z * 2).grad_fn.name(), z._version, torch.numel(z))
