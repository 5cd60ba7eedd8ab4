from collections import namedtuple

UnpackedDualTensor = namedtuple('UnpackedDualTensor', ['primal', 'tangent'])
