def getitem(a, b):
    """a[b]."""
    return a[b]
