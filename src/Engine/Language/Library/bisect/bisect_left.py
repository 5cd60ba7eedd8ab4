def bisect_left(a, x, lo=0, hi=None, *, key=None):
    """Where x belongs in a sorted list, before its equals."""
    hi = len(a) if hi is None else hi
    while lo < hi:
        middle = (lo + hi) // 2
        if (a[middle] if key is None else key(a[middle])) < x:
            lo = middle + 1
        else:
            hi = middle
    return lo
