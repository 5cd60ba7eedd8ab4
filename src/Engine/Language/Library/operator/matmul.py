def matmul(a, b):
    """a @ b."""
    return a @ b
