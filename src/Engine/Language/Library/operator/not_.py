def not_(a):
    """not a."""
    return not a
