def warn(message, category=None, stacklevel=1, source=None):
    """Nothing: a script's output is what it prints."""
