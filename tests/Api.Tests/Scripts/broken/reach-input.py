# expect: refused NameError
name = input("your name? ")
