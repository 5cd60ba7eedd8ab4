def compute(x):
    return x * scale

print("before")
print(compute(2))
