def truediv(a, b):
    """a / b."""
    return a / b
