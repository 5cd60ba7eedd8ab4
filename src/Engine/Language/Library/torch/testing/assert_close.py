from torch.testing import _compared


def assert_close(actual, expected, *, allow_subclasses=True, rtol=None, atol=None, equal_nan=False, check_device=True, check_dtype=True,
                 check_layout=True, check_stride=False, msg=None):
    """Raises an AssertionError unless |actual - expected| <= atol + rtol · |expected|, element by element and item by item."""
    if (rtol is None) != (atol is None):
        raise ValueError(f"Both 'rtol' and 'atol' must be either specified or omitted, but got no {'rtol' if rtol is None else 'atol'}.")
    found = _compared(actual, expected, (rtol, atol, equal_nan, check_dtype, check_stride), [])
    if found is not None:
        raise AssertionError(found if msg is None else msg(found) if callable(msg) else msg)
