def islice(iterable, *args):
    """The elements of a slice of an iterable: islice(iterable, stop) or islice(iterable, start, stop[, step])."""
    start, stop, step = (0, args[0], 1) if len(args) == 1 else (args[0], args[1], args[2] if len(args) > 2 else 1)
    start = 0 if start is None else start
    step = 1 if step is None else step
    if start < 0 or (stop is not None and stop < 0):
        which = 'Stop argument' if len(args) == 1 else 'Indices'
        raise ValueError(which + ' for islice() must be None or an integer: 0 <= x <= sys.maxsize.')
    if step < 1:
        raise ValueError('Step for islice() must be a positive integer or None.')
    return _sliced(iterable, start, stop, step)


def _sliced(iterable, start, stop, step):
    if stop is not None and stop <= 0:
        return
    at = start
    last = None if stop is None else stop - 1
    for i, element in enumerate(iterable):
        if i == at and (stop is None or i < stop):
            yield element
            at += step
        if last is not None and i >= last:
            return
