def scale(values, factor, *, offset):
    return [v * factor + offset for v in values]

print(scale([1, 2], 3, offset=1))
print(scale([1, 2], 3))
