# expect: SyntaxError
print(f"{}")
