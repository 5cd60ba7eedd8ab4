def product(*iterables, repeat=1):
    """All tuples with one element of each iterable; the last one changes fastest."""
    pools = [tuple(iterable) for iterable in iterables] * repeat
    if any(len(pool) == 0 for pool in pools):
        return
    places = [0] * len(pools)
    while True:
        yield tuple(pool[place] for pool, place in zip(pools, places))
        i = len(pools) - 1
        while i >= 0 and places[i] == len(pools[i]) - 1:
            places[i] = 0
            i -= 1
        if i < 0:
            return
        places[i] += 1
