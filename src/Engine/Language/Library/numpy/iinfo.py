import numpy


class iinfo:
    def __init__(self, int_type):
        self.dtype = numpy.dtype(int_type if isinstance(int_type, type) else getattr(int_type, 'dtype', int_type))
        if self.dtype.kind not in 'iu':
            raise ValueError(f"Invalid integer data type '{self.dtype.kind}'.")
        self.kind = self.dtype.kind
        self.bits = self.dtype.itemsize * 8
        self.min = 0 if self.kind == 'u' else -(1 << self.bits - 1)
        self.max = (1 << self.bits) - 1 if self.kind == 'u' else (1 << self.bits - 1) - 1

    def __repr__(self):
        return f'iinfo(min={self.min}, max={self.max}, dtype={self.dtype})'
