class ABC:
    """What classes with abstract methods derive from."""
