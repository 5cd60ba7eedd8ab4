# expect: refused AttributeError
print((lambda: 0).__code__.co_consts)
