def xor(a, b):
    """a ^ b."""
    return a ^ b
