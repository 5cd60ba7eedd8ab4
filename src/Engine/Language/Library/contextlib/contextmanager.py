from contextlib import _GeneratorContext


def contextmanager(func):
    """Makes of a generator that yields once a function whose result a with statement takes."""

    def make(*args, **kwargs):
        return _GeneratorContext(func(*args, **kwargs))

    return make
