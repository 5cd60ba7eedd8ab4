from functools import _Remembered


def lru_cache(maxsize=128, typed=False):
    """A decorator for functions that compute each result once."""
    if callable(maxsize):
        return _Remembered(maxsize, 128)
    return lambda function: _Remembered(function, maxsize)
