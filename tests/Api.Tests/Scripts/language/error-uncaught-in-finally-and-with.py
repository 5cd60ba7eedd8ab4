class Scope:
    def __enter__(self):
        print("enter")
        return self
    def __exit__(self, *args):
        print("exit", args[0].__name__)
        return False

try:
    with Scope():
        try:
            print([1, 2, 3][10])
        finally:
            print("finally")
except KeyError:
    print("not this one")
