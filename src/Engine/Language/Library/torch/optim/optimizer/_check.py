def _check(holds, text):
    """Refuses a hyper-parameter."""
    if not holds:
        raise ValueError(text)
