# expect: refused NameError
m = memoryview(b"abc")
print(m)
