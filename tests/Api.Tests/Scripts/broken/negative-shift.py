# expect: ValueError
print(1 << -1)
