# expect: ValueError
print(f"{3.5:q}")
