# expect: SyntaxError
lambda = 3
print(lambda)
