# expect: ZeroDivisionError
print(10 ** 1000 // 0)
