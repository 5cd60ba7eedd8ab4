def _by_group(name, optimizer, value):
    """A value for each group of parameters, from one for all or a list of them."""
    count = len(optimizer.param_groups)
    if not isinstance(value, (list, tuple)):
        return [value] * count
    if len(value) != count:
        raise ValueError(f'expected {count} values for {name}, got {len(value)}')
    return list(value)
