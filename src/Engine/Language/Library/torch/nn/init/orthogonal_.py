import torch


def orthogonal_(tensor, gain=1):
    """A matrix (rows, all else) of orthonormal rows or columns, times gain: Saxe et al., 2013."""
    if tensor.dim() < 2:
        raise ValueError('Only tensors with 2 or more dimensions are supported')
    if tensor.numel() == 0:
        return tensor
    rows = tensor.size(0)
    columns = tensor.numel() // rows
    with torch.no_grad():
        flat = torch.empty(rows, columns, dtype=tensor.dtype).normal_(0, 1)
        if rows < columns:
            flat = flat.t()
        q, r = torch.linalg.qr(flat)
        # The signs of r's diagonal make the distribution uniform.
        q = q * torch.diag(r, 0).sign()
        if rows < columns:
            q = q.t()
        tensor.copy_(q.reshape(tensor.shape))
        return tensor.mul_(gain)
