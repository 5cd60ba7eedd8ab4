# expect: refused NameError
print(open("/etc/passwd").read())
