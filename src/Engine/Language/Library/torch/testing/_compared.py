import numpy
import torch
from torch.testing import _tensors_compared


def _compared(actual, expected, how, path):
    """What is wrong between two values, or None."""
    where = '\n\nThe failure occurred for item ' + ''.join(f'[{key!r}]' for key in path) if path else ''
    if isinstance(actual, dict) and isinstance(expected, dict):
        missing = [key for key in expected if key not in actual]
        extra = [key for key in actual if key not in expected]
        if missing or extra:
            return ('The keys of the mappings do not match:\n'
                    f'Missing keys in the actual mapping: {sorted(missing)}\nAdditional keys in the actual mapping: {sorted(extra)}{where}')
        pairs = [(key, actual[key], expected[key]) for key in actual]
    elif isinstance(actual, (list, tuple)) and isinstance(expected, (list, tuple)):
        if len(actual) != len(expected):
            return f'The length of the sequences mismatch: {len(actual)} != {len(expected)}{where}'
        pairs = [(index, actual[index], expected[index]) for index in range(len(actual))]
    else:
        found = _leaves(actual, expected, how)
        return None if found is None else found + where
    for key, one, other in pairs:
        found = _compared(one, other, how, path + [key])
        if found is not None:
            return found
    return None


def _leaves(actual, expected, how):
    if actual is None or expected is None:
        return None if actual is expected else f'None mismatch: {actual} is not {expected}'
    numbers = isinstance(actual, (bool, int, float, complex)) and isinstance(expected, (bool, int, float, complex))
    tensors = isinstance(actual, torch.Tensor) and isinstance(expected, torch.Tensor)
    arrays = isinstance(actual, numpy.ndarray) and isinstance(expected, numpy.ndarray)
    if not (numbers or tensors or arrays):
        raise TypeError(f'No comparison pair was able to handle inputs of type {type(actual)} and {type(expected)}.')
    if numbers:
        if how[3] and type(actual) is not type(expected):
            return f'The (d)types do not match: {type(actual)} != {type(expected)}.'
        kinds = {float: torch.float64, complex: torch.complex128}
        actual = torch.tensor(actual, dtype=kinds.get(type(actual)))
        expected = torch.tensor(expected, dtype=kinds.get(type(expected)))
    return _tensors_compared(torch.as_tensor(actual).detach(), torch.as_tensor(expected).detach(), how)
