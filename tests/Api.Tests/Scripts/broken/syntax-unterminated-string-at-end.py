# expect: SyntaxError
print('no end