def trace(fn):
    def wrapper(*args, **kwargs):
        print("call", fn.__name__, args, kwargs)
        result = fn(*args, **kwargs)
        print("return", result)
        return result
    return wrapper

def repeat(times):
    def decorate(fn):
        def wrapper(*args):
            return [fn(*args) for _ in range(times)]
        return wrapper
    return decorate

@trace
def add(a, b=1):
    return a + b

@repeat(3)
@trace
def hello(name):
    return "hello " + name

add(1)
add(2, b=5)
print(hello("x"))

class Registry:
    def __init__(self):
        self.known = {}
    def register(self, name):
        def keep(fn):
            self.known[name] = fn
            return fn
        return keep

registry = Registry()

@registry.register("double")
def double(x):
    return 2 * x

print(double(4), registry.known["double"](5), list(registry.known))
