from torch.nn import Module


class Unflatten(Module):
    """Makes several dimensions of one."""

    def __init__(self, dim, unflattened_size):
        super().__init__()
        if not isinstance(dim, int):
            raise TypeError('invalid argument type for dim parameter')
        if not isinstance(unflattened_size, (tuple, list)):
            raise TypeError(f'unflattened_size must be a tuple of ints, but found type {type(unflattened_size).__name__}')
        for i, size in enumerate(unflattened_size):
            if not isinstance(size, int):
                raise TypeError(f'unflattened_size must be tuple of ints, but found element of type {type(size).__name__} at pos {i}')
        self.dim = dim
        self.unflattened_size = unflattened_size

    def forward(self, input):
        return input.unflatten(self.dim, self.unflattened_size)

    def extra_repr(self):
        return f'dim={self.dim}, unflattened_size={self.unflattened_size}'
