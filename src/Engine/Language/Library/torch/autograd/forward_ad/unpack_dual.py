from torch.autograd.forward_ad import UnpackedDualTensor, _unpack


def unpack_dual(tensor, *, level=None):
    """The value of a dual tensor and its tangent, which is None where it has none."""
    return UnpackedDualTensor(*_unpack(tensor))
