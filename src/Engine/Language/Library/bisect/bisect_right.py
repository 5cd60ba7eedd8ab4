def bisect_right(a, x, lo=0, hi=None, *, key=None):
    """Where x belongs in a sorted list, after its equals."""
    hi = len(a) if hi is None else hi
    while lo < hi:
        middle = (lo + hi) // 2
        if x < (a[middle] if key is None else key(a[middle])):
            hi = middle
        else:
            lo = middle + 1
    return lo
