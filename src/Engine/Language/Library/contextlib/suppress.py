class suppress:
    """A with block that some exceptions leave in silence."""

    def __init__(self, *exceptions):
        self.exceptions = exceptions

    def __enter__(self):
        return None

    def __exit__(self, type, value, traceback):
        return value is not None and isinstance(value, self.exceptions)
