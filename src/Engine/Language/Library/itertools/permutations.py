def permutations(iterable, r=None):
    """All ways to take r elements in any order."""
    pool = tuple(iterable)
    r = len(pool) if r is None else r
    if r > len(pool):
        return
    yield from _arranged(pool, (), r)


def _arranged(pool, taken, r):
    if len(taken) == r:
        yield tuple(pool[place] for place in taken)
        return
    for place in range(len(pool)):
        if place not in taken:
            yield from _arranged(pool, taken + (place,), r)
