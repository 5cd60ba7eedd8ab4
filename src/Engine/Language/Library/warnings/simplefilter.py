def simplefilter(action, category=None, lineno=0, append=False):
    """Nothing: no warning is shown."""
