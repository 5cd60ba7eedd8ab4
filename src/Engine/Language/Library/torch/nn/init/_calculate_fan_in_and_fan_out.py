from torch.nn.init import _fans


def _calculate_fan_in_and_fan_out(tensor):
    """PyTorch's name for _fans, which scripts use to initialise biases."""
    return _fans(tensor)
