# expect: NameError
print(undefined_variable)
