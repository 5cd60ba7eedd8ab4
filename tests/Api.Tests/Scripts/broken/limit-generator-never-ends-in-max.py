# expect: limit
def forever():
    n = 0
    while True:
        n += 1
        yield n

print(max(forever()))
