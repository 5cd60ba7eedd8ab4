def functional_call(module, parameter_and_buffer_dicts, args=None, kwargs=None, *, tie_weights=True, strict=False):
    """Calls a module with other tensors in the places of its parameters and buffers."""
    dicts = parameter_and_buffer_dicts if isinstance(parameter_and_buffer_dicts, (list, tuple)) else [parameter_and_buffer_dicts]
    tensors = {}
    for entries in dicts:
        for name, tensor in entries.items():
            if name in tensors:
                raise ValueError(f'{name} appears in multiple dictionaries; behavior of functional call is ambiguous')
            tensors[name] = tensor
    own = dict(module.named_parameters(remove_duplicate=False))
    own.update(module.named_buffers(remove_duplicate=False))
    unknown = [name for name in tensors if name not in own]
    if unknown and strict:
        raise RuntimeError(f'Error(s) in loading state_dict: unexpected key(s): {unknown}')
    if tie_weights:
        for name, tensor in list(tensors.items()):
            for other, shared in own.items():
                if name in own and shared is own[name] and other not in tensors:
                    tensors[other] = tensor
    before = []
    try:
        for name, tensor in tensors.items():
            path = name.split('.')
            owner = module
            for part in path[:-1]:
                owner = getattr(owner, part)
            entries = owner._parameters if path[-1] in owner._parameters else owner._buffers
            before.append((entries, path[-1], entries.get(path[-1])))
            entries[path[-1]] = tensor
        args = () if args is None else args if isinstance(args, tuple) else (args,)
        return module(*args, **(kwargs or {}))
    finally:
        for entries, name, tensor in reversed(before):
            entries[name] = tensor
