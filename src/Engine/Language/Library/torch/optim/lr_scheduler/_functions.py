def _functions(optimizer, given):
    """A function of the epoch for each group of parameters, from one for all or a list of them."""
    count = len(optimizer.param_groups)
    if not isinstance(given, (list, tuple)):
        return [given] * count
    if len(given) != count:
        raise ValueError(f'Expected {count} lr_lambdas, but got {len(given)}')
    return list(given)
