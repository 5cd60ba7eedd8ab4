def reduce(function, sequence, *initial):
    """function(… function(function(initial, x₁), x₂) …)."""
    items = iter(sequence)
    if initial:
        result = initial[0]
    else:
        empty = object()
        result = next(items, empty)
        if result is empty:
            raise TypeError('reduce() of empty iterable with no initial value')
    for item in items:
        result = function(result, item)
    return result
