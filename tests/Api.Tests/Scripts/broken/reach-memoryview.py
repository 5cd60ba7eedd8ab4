# expect: refused SyntaxError
m = memoryview(b"abc")
print(m)
