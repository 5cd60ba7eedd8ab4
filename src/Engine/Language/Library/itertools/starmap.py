def starmap(function, iterable):
    """function(*arguments) for each tuple of arguments."""
    for arguments in iterable:
        yield function(*arguments)
