def combinations(iterable, r):
    """All ways to take r elements, in the order in which they stand."""
    pool = tuple(iterable)
    n = len(pool)
    if r > n:
        return
    places = list(range(r))
    while True:
        yield tuple(pool[place] for place in places)
        i = r - 1
        while i >= 0 and places[i] == i + n - r:
            i -= 1
        if i < 0:
            return
        places[i] += 1
        for j in range(i + 1, r):
            places[j] = places[j - 1] + 1
