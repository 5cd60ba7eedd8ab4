def abstractmethod(funcobj):
    """Marks a method that subclasses define."""
    return funcobj
