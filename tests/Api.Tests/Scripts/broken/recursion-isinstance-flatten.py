# expect: RecursionError or limit
def flatten(x):
    return [z for y in x for z in flatten(y)] if isinstance(x, list) else [x]

a = []
a.append(a)
print(flatten(a))
