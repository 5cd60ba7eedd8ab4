# expect: ValueError
print(int(float("nan")))
