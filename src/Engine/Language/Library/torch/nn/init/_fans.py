def _fans(tensor):
    """How many inputs each output has, and how many outputs each input, of a weight (out, in, *window)."""
    if tensor.dim() < 2:
        raise ValueError('Fan in and fan out can not be computed for tensor with fewer than 2 dimensions')
    window = tensor[0][0].numel() if tensor.dim() > 2 else 1
    return tensor.size(1) * window, tensor.size(0) * window
