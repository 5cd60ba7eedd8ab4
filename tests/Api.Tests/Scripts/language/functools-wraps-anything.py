import functools
import torch


def plain(x):
    return x * 2


plain.unit = "m"
plain.label = [1]


def traced(function):
    @functools.wraps(function)
    def call(*args):
        print("calls", function.__name__)
        return function(*args)

    return call


for function in (torch.exp, len, plain, traced(plain)):
    wrapped = traced(function)
    print(wrapped.__name__, wrapped.__wrapped__ is function)
print(traced(plain).unit, traced(plain).label is plain.label, plain.__doc__)
print(traced(torch.exp)(torch.zeros(2)), traced(len)("abc"), traced(traced(plain))(3))


class Callable:
    """An object that is called."""

    def __call__(self, x):
        return -x


wrapper = functools.update_wrapper(lambda x: Callable()(x), Callable())
print(wrapper.__name__, wrapper.__doc__, wrapper(3))


def other():
    """text"""


print(functools.update_wrapper(lambda: 1, other, assigned=("__doc__",), updated=()).__doc__)
