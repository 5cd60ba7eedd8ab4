from typing import Generic


class Sampler(Generic):
    """An order of the samples of a dataset: what derives from it defines __iter__."""

    def __init__(self, data_source=None):
        pass

    def __iter__(self):
        raise NotImplementedError
