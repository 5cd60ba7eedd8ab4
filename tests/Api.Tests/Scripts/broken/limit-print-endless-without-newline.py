# expect: limit
while True:
    print(".", end="")
