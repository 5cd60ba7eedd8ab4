def runtime_checkable(cls):
    """The class itself."""
    return cls
