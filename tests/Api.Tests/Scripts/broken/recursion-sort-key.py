# expect: RecursionError or limit
def key(x):
    return sorted([x], key=key)

key(1)
