from bisect import bisect_right


def insort(a, x):
    """Puts x where it belongs in a sorted list."""
    a.insert(bisect_right(a, x), x)
