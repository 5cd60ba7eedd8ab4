x = "global"

def read():
    return x

def shadow():
    x = "local"
    return x

def write():
    global x
    x = "changed"

def outer():
    x = "enclosing"
    def inner():
        nonlocal x
        x = "inner"
    def read_late():
        return x
    before = read_late()
    inner()
    return before, x

print(read(), shadow(), x)
write()
print(x, outer(), x)

def late():
    return defined_later()

def defined_later():
    return "late binding"

print(late())
i = 100
total = sum(i for i in range(3))
print(i, total)
for i in range(2):
    inside = i
print(i, inside)

class C:
    x = "class"
    y = x + " body"
    def get(self):
        return x

print(C.x, C.y, C().get())
del x
try:
    x
except NameError as e:
    print("NameError:", e)
print([max, min][1](3, 2))
max = lambda *a: "shadowed"
print(max(1, 2))
