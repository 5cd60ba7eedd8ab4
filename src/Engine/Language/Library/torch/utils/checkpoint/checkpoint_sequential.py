from torch.utils.checkpoint import checkpoint


def checkpoint_sequential(functions, segments, input, use_reentrant=True, **kwargs):
    """Functions one after another in so many parts, of which all but the last are computed again in the backward pass."""
    functions = list(functions.children()) if hasattr(functions, 'children') else list(functions)
    size = len(functions) // segments

    def part(start, end):
        def run(x):
            for function in functions[start:end]:
                x = function(x)
            return x
        return run

    at = 0
    for i in range(segments - 1):
        input = checkpoint(part(at, at + size), input, **kwargs)
        at += size
    return part(at, len(functions))(input)
