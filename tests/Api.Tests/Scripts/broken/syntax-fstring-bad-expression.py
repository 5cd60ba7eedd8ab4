# expect: SyntaxError
print(f"{1 +}")
