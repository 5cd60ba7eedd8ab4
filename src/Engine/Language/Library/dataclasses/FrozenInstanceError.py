class FrozenInstanceError(AttributeError):
    """Something was assigned to a field of a frozen data class."""
