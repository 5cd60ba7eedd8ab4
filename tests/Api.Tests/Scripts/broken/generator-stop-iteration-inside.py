# expect: RuntimeError
def g():
    raise StopIteration
    yield 1

print(list(g()))
