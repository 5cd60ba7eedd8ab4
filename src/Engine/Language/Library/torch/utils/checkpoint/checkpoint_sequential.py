from torch.nn import Sequential
from torch.utils.checkpoint import checkpoint


def checkpoint_sequential(functions, segments, input, use_reentrant=True, preserve_rng_state=True):
    """Applies functions one after another in segments, of which all but the last are checkpointed."""
    functions = list(functions.children()) if isinstance(functions, Sequential) else list(functions)

    def run(start, end):
        def segment(value):
            for function in functions[start:end]:
                value = function(value)
            return value
        return segment

    size = len(functions) // segments
    last = size * (segments - 1)
    for start in range(0, last, size):
        input = checkpoint(run(start, start + size), input, use_reentrant=use_reentrant, preserve_rng_state=preserve_rng_state)
    return run(last, len(functions))(input)
