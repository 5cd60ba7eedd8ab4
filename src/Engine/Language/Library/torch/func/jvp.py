from torch.func import _jvp


def jvp(func, primals, tangents, *, strict=False, has_aux=False):
    """The result of a function, and its tangent, given those of the inputs."""
    output, tangent, aux = _jvp(func, has_aux, primals, tangents)
    return (output, tangent, aux) if has_aux else (output, tangent)
