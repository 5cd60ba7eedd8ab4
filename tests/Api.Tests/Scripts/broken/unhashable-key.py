# expect: TypeError
d = {[1, 2]: 3}
