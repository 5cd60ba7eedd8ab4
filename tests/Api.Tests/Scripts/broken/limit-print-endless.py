# expect: limit
while True:
    print("all work and no play makes Jack a dull boy")
