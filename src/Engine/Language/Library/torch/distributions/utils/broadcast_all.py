import torch


def broadcast_all(*values):
    """Numbers and tensors as tensors of one shape."""
    tensors = [value for value in values if isinstance(value, torch.Tensor)]
    dtype = tensors[0].dtype if tensors else torch.get_default_dtype()
    tensors = [value if isinstance(value, torch.Tensor) else torch.tensor(value, dtype=dtype) for value in values]
    # What has the shape already stays itself, a leaf if it was one.
    return [tensor if tensor.shape == wide.shape else wide for tensor, wide in zip(tensors, torch.broadcast_tensors(*tensors))]
