x = 1
y = [1, 2, 3, 4]
d = {"a": 1, "b": 2}
del x
del y[0], y[-1]
del d["a"]
print(y, d)
try:
    print(x)
except NameError as e:
    print(e)

class Empty:
    pass

def nothing(): pass

e = Empty()
e.v = 1
del e.v
print(hasattr(e, "v"), nothing())
a, b = 1, 2
del a, b
z = y
del z[:]
print(y)
try:
    del d["zzz"]
except KeyError as err:
    print("KeyError:", err)
try:
    del undefined
except NameError as err:
    print("NameError:", err)
