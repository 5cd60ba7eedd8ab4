class catch_warnings:
    """A with block whose warnings are caught; there are none."""

    def __init__(self, *, record=False, module=None, action=None, category=None):
        self.record = record

    def __enter__(self):
        return [] if self.record else None

    def __exit__(self, type, value, traceback):
        return False
