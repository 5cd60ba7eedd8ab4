class MISSING:
    """Stands for a default that a field does not have."""
