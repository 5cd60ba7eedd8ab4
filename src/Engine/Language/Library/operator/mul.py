def mul(a, b):
    """a * b."""
    return a * b
