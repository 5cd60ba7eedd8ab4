def accumulate(iterable, func=None, *, initial=None):
    """Running sums, or what func makes of the result before and the next element."""
    items = iter(iterable)
    if initial is None:
        empty = []
        total = next(items, empty)
        if total is empty:
            return
    else:
        total = initial
    yield total
    for item in items:
        total = total + item if func is None else func(total, item)
        yield total
