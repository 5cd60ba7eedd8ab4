# expect: limit
def forever():
    while True:
        yield 1

print(sum(forever()))
