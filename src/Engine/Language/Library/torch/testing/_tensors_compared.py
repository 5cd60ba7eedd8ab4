import torch


def _tensors_compared(actual, expected, how):
    """What is wrong between two tensors, or None."""
    rtol, atol, equal_nan, check_dtype, check_stride = how
    if actual.shape != expected.shape:
        return f"The values for attribute 'shape' do not match: {actual.shape} != {expected.shape}."
    if check_dtype and actual.dtype != expected.dtype:
        return f"The values for attribute 'dtype' do not match: {actual.dtype} != {expected.dtype}."
    if check_stride and actual.stride() != expected.stride():
        return f"The values for attribute 'stride()' do not match: {actual.stride()} != {expected.stride()}."
    if rtol is None:
        tolerances = {torch.float16: (1e-3, 1e-5), torch.bfloat16: (1.6e-2, 1e-5), torch.float32: (1.3e-6, 1e-5), torch.float64: (1e-7, 1e-7),
                      torch.complex64: (1.3e-6, 1e-5), torch.complex128: (1e-7, 1e-7)}
        both = [tolerances.get(tensor.dtype, (0.0, 0.0)) for tensor in (actual, expected)]
        rtol, atol = max(pair[0] for pair in both), max(pair[1] for pair in both)
    common = torch.promote_types(actual.dtype, expected.dtype)
    actual, expected = actual.to(common), expected.to(common)
    matches = torch.isclose(actual, expected, rtol=rtol, atol=atol, equal_nan=equal_nan)
    if matches.all():
        return None
    exact = rtol == 0 and atol == 0
    wide = torch.int64 if not (common.is_floating_point or common.is_complex) else torch.complex128 if common.is_complex else torch.float64
    actual, expected = actual.to(wide), expected.to(wide)
    absolute = (actual - expected).abs()
    relative = absolute / expected.abs()
    absolute[matches], relative[matches] = 0, 0
    verdict = 'equal' if exact else 'close'
    allowed = ['' if exact else f' (up to {tolerance} allowed)' for tolerance in (atol, rtol)]
    if actual.dim() == 0:
        return (f'Scalars are not {verdict}!\n\n'
                f'Absolute difference: {absolute.item()}{allowed[0]}\nRelative difference: {relative.item()}{allowed[1]}')
    count = int((~matches).sum())
    lines = [f'Tensor-likes are not {verdict}!\n', f'Mismatched elements: {count} / {actual.numel()} ({count / actual.numel():.1%})']
    for name, differences, limit in (('absolute', absolute, allowed[0]), ('relative', relative, allowed[1])):
        at = int(differences.flatten().argmax())
        place = []
        for size in reversed(differences.shape):
            place.insert(0, at % size)
            at //= size
        lines.append(f'Greatest {name} difference: {differences[tuple(place)].item()} at index {tuple(place)}{limit}')
    return '\n'.join(lines)
