# expect: refused AttributeError
class A:
    def __init__(self):
        pass

print(A.__init__.__globals__["__builtins__"])
