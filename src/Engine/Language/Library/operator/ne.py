def ne(a, b):
    """a != b."""
    return a != b
