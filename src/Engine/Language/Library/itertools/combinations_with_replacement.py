def combinations_with_replacement(iterable, r):
    """All ways to take r elements, each as often as one likes, in the order in which they stand."""
    pool = tuple(iterable)
    if not pool and r:
        return
    places = [0] * r
    while True:
        yield tuple(pool[place] for place in places)
        i = r - 1
        while i >= 0 and places[i] == len(pool) - 1:
            i -= 1
        if i < 0:
            return
        places[i:] = [places[i] + 1] * (r - i)
