class _WeightNorm:
    """A hook that makes a weight of its length g and its direction v before each call: g · v / |v|."""

    def __init__(self, name, dim):
        self.name = name
        self.dim = dim

    def norm(self, v):
        if self.dim is None or self.dim == -1:
            return v.norm()
        return v.norm(2, [i for i in range(v.dim()) if i != self.dim], keepdim=True)

    def compute(self, module):
        g, v = getattr(module, self.name + '_g'), getattr(module, self.name + '_v')
        return v * (g / self.norm(v))

    def __call__(self, module, inputs):
        setattr(module, self.name, self.compute(module))
