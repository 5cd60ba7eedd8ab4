# expect: NameError
[inner for inner in range(3)]
print(inner)
