# expect: RecursionError or limit
def g():
    yield from g()

print(list(g()))
