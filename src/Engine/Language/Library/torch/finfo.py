import torch


class finfo:
    """The numbers of a floating-point dtype: its bits, its greatest, its least normal one, and the step above 1."""

    def __init__(self, type=None):
        type = torch.get_default_dtype() if type is None else type
        # Bits, bits of the fraction, the greatest exponent, and the decimal digits that survive.
        shapes = {torch.float16: (16, 10, 15, 3), torch.bfloat16: (16, 7, 127, 2), torch.float32: (32, 23, 127, 6), torch.float64: (64, 52, 1023, 15),
                  torch.complex64: (32, 23, 127, 6), torch.complex128: (64, 52, 1023, 15)}
        if type not in shapes:
            raise TypeError("torch.finfo() requires a floating point input type. Use torch.iinfo to handle 'torch.finfo'")
        self.bits, fraction, exponent, digits = shapes[type]
        self.eps = 2.0 ** -fraction
        self.max = (2.0 - self.eps) * 2.0 ** exponent
        self.min = -self.max
        self.tiny = 2.0 ** (1 - exponent)
        self.smallest_normal = self.tiny
        self.resolution = 10.0 ** -digits
        real = {torch.complex64: torch.float32, torch.complex128: torch.float64}.get(type, type)
        self.dtype = str(real)[6:]

    def __repr__(self):
        return (f'finfo(resolution={self.resolution:g}, min={self.min:g}, max={self.max:g}, eps={self.eps:g}, '
                f'smallest_normal={self.smallest_normal:g}, tiny={self.tiny:g}, dtype={self.dtype})')
