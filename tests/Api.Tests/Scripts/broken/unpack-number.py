# expect: TypeError
a, b = 5
