def truth(a):
    """bool(a)."""
    return bool(a)
