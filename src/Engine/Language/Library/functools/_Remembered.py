from collections import namedtuple


class _Remembered:
    """A function that computes each result once, and forgets the one longest unused when it remembers more than maxsize."""

    def __init__(self, function, maxsize):
        self.__wrapped__ = function
        self.maxsize = maxsize
        self.cache_clear()

    def cache_clear(self):
        self.results = {}
        self.hits = 0
        self.misses = 0

    def __call__(self, *args, **kwargs):
        key = (args, tuple(kwargs.items()))
        if key in self.results:
            self.hits += 1
            result = self.results.pop(key)
        else:
            self.misses += 1
            result = self.__wrapped__(*args, **kwargs)
            if self.maxsize is not None and len(self.results) >= self.maxsize > 0:
                del self.results[next(iter(self.results))]
        if self.maxsize != 0:
            self.results[key] = result
        return result

    def cache_info(self):
        CacheInfo = namedtuple('CacheInfo', ['hits', 'misses', 'maxsize', 'currsize'])
        return CacheInfo(self.hits, self.misses, self.maxsize, len(self.results))
