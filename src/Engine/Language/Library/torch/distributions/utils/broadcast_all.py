import torch


def broadcast_all(*values):
    """Numbers and tensors as tensors of one shape."""
    tensors = [value for value in values if isinstance(value, torch.Tensor)]
    dtype = tensors[0].dtype if tensors else torch.get_default_dtype()
    return torch.broadcast_tensors(*[value if isinstance(value, torch.Tensor) else torch.tensor(value, dtype=dtype) for value in values])
