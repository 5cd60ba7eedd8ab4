# expect: NameError
for i in []:
    pass
print(i)
