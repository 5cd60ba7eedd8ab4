class RemovableHandle:
    """What registering a hook returns: remove() takes the hook out again, and so does leaving a with block."""

    def __init__(self, hooks, hook):
        self.hooks = hooks
        hooks[self] = hook

    def remove(self):
        self.hooks.pop(self, None)

    def __enter__(self):
        return self

    def __exit__(self, type, value, tb):
        self.remove()
