class Timer:
    def __init__(self, name):
        self.name = name
    def __enter__(self):
        print("enter", self.name)
        return self
    def __exit__(self, kind, value, trace):
        print("exit", self.name, kind.__name__ if kind else None, value)
        return self.name == "swallow"

with Timer("a") as t:
    print("inside", t.name)
with Timer("b"), Timer("c") as c:
    print("both", c.name)
with Timer("swallow"):
    raise ValueError("lost")
try:
    with Timer("d"):
        {}["k"]
except KeyError as e:
    print("caught", e)

def f():
    with Timer("r"):
        return "returned"

print(f())
for i in range(2):
    with Timer(i):
        if i == 0:
            continue
        break
