import numpy


class finfo:
    def __init__(self, dtype):
        dtype = numpy.dtype(dtype if isinstance(dtype, type) else getattr(dtype, 'dtype', dtype))
        digits = {'float16': (10, -14, 16, 3), 'float32': (23, -126, 128, 6), 'float64': (52, -1022, 1024, 15)}
        parts = {'complex64': 'float32', 'complex128': 'float64'}
        name = parts.get(dtype.name, dtype.name)
        if name not in digits:
            raise ValueError(f'data type {dtype.type} not inexact')
        bits, low, high, self.precision = digits[name]
        self.dtype = numpy.dtype(name)
        kind = self.dtype.type
        self.bits = self.dtype.itemsize * 8
        self.nmant = bits
        self.eps = kind(2.0 ** -bits)
        self.epsneg = kind(2.0 ** (-bits - 1))
        self.max = kind((2.0 - 2.0 ** -bits) * 2.0 ** (high - 1))
        self.min = -self.max
        self.tiny = self.smallest_normal = kind(2.0 ** low)
        self.smallest_subnormal = kind(2.0 ** low * 2.0 ** -bits)
        self.resolution = kind(10.0 ** -self.precision)

    def __repr__(self):
        return f'finfo(resolution={self.resolution!s}, min={self.min!s}, max={self.max!s}, dtype={self.dtype})'
