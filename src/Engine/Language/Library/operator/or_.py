def or_(a, b):
    """a | b."""
    return a | b
