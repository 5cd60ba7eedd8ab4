from torch.nn import Linear


class NonDynamicallyQuantizableLinear(Linear):
    """The output projection of attention; a Linear by another name."""
