# expect: limit
def silent():
    while True:
        if False:
            yield 1

for x in silent():
    print(x)
