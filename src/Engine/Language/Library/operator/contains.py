def contains(a, b):
    """b in a."""
    return b in a
