# Comparisons chain, and each operand is evaluated once.
def show(v):
    print("eval", v)
    return v

x = 5
print(1 < x < 10, 1 < x < 3, 1 < 2 < 3 < 4, 3 > 2 > 2, 1 == 1.0 == True)
print(show(1) < show(2) < show(3))
print(show(3) < show(2) < show(1))
print(x == 5 != 4, not x == 5, not (x > 3 and x < 4))
print(None is None, x is not None, None == 0, [] == [], [] is [])
print([1, 2] < [1, 3], (1, 2) < (1, 2, 0), "abc" < "abd", "Z" < "a")
print(2 in [1, 2, 3], 5 not in (1, 2), "ell" in "hello", "k" in {"k": 1}, 4 in range(0, 10, 2), 5 in range(0, 10, 2))
