# expect: refused NameError
os = __import__("os")
print(os.listdir("/"))
