def add(a, b):
    """a + b."""
    return a + b
