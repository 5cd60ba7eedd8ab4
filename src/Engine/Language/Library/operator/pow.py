def pow(a, b):
    """a ** b."""
    return a ** b
