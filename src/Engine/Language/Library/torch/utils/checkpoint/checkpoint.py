from torch.utils.checkpoint import CheckpointFunction, _recomputed


def checkpoint(function, *args, use_reentrant=True, preserve_rng_state=True, context_fn=None, determinism_check='default', debug=False, **kwargs):
    """Calls a function without keeping what its gradients need; a backward pass calls it again."""
    if use_reentrant is None or use_reentrant:
        if kwargs:
            raise ValueError('Unexpected keyword arguments: ' + ','.join(kwargs))
        return CheckpointFunction.apply(function, preserve_rng_state, *args)
    return _recomputed(function, preserve_rng_state, args, kwargs)
