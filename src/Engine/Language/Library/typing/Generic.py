class Generic:
    """What generic classes derive from; its parameters mean nothing when a script runs."""

    def __class_getitem__(cls, parameters):
        return cls
