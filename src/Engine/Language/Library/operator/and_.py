def and_(a, b):
    """a & b."""
    return a & b
