from torch.func import _vjp


def vjp(func, *primals, has_aux=False):
    """The result of a function, and its pullback: of a gradient of the result it makes those of the inputs."""
    output, pullback, aux = _vjp(func, has_aux, primals)
    return (output, pullback, aux) if has_aux else (output, pullback)
