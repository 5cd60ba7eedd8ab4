def mod(a, b):
    """a % b."""
    return a % b
