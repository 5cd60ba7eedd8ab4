# expect: refused ImportError
def f():
    import os as torch
    return torch

print(f())
