def _check_name(kind, name, module, members):
    """Says what is wrong with the name under which a parameter or a buffer is to be registered."""
    if module._parameters is None:
        raise AttributeError(f'cannot assign {kind} before Module.__init__() call')
    if not isinstance(name, str):
        raise TypeError(f'{kind} name should be a string. Got {type(name).__name__}')
    if '.' in name:
        raise KeyError(f'{kind} name can\'t contain "."')
    if name == '':
        raise KeyError(f'{kind} name can\'t be empty string ""')
    if hasattr(module, name) and name not in getattr(module, members):
        raise KeyError(f"attribute '{name}' already exists")
