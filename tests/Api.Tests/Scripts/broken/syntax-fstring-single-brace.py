# expect: SyntaxError
print(f"a } b")
