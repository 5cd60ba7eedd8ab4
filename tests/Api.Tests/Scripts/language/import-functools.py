from functools import partial, reduce, wraps, lru_cache
import functools
import torch

power = partial(pow, 2)
print(power(10), partial(print, "hello", end="!\n")("x"))
print(reduce(lambda a, b: a * b, [1, 2, 3, 4]), reduce(lambda a, b: a + b, [], 0), functools.reduce(max, [3, 9, 4]))
scale = partial(torch.mul, torch.tensor([1.0, 2.0]))
print(scale(3), partial(torch.sum, dim=0)(torch.ones(2, 3)))
print(reduce(torch.matmul, [torch.eye(2) * k for k in (1.0, 2.0, 3.0)]))

def logged(f):
    @wraps(f)
    def inner(*a):
        return f(*a)
    return inner

@logged
def named(x):
    return x

@lru_cache(maxsize=None)
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)

print(named.__name__, named(3), fib(60))
try:
    reduce(lambda a, b: a, [])
except TypeError as e:
    print("TypeError:", e)
