# expect: ValueError
a, b = 1, 2, 3
