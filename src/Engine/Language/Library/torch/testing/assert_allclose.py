import torch
from torch.testing import assert_close


def assert_allclose(actual, expected, rtol=None, atol=None, equal_nan=True, msg=''):
    """assert_close for values of any kind and dtype."""
    if not isinstance(actual, torch.Tensor):
        actual = torch.tensor(actual)
    if not isinstance(expected, torch.Tensor):
        expected = torch.tensor(expected, dtype=actual.dtype)
    assert_close(actual, expected, rtol=rtol, atol=atol, equal_nan=equal_nan, check_dtype=False, msg=msg or None)
