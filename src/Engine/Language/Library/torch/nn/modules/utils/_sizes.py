def _sizes(value, n):
    """A number n times over, or the numbers given."""
    return tuple(value) if isinstance(value, (tuple, list)) else (value,) * n
