class ShapeError(ValueError):
    def __init__(self, expected, got):
        super().__init__(f"expected {expected}, got {got}")
        self.expected = expected
        self.got = got

class Fatal(Exception):
    pass

def check(shape):
    if shape != (2, 3):
        raise ShapeError((2, 3), shape)
    return "ok"

print(check((2, 3)))
try:
    check((4,))
except ValueError as e:
    print(type(e).__name__, e, e.expected, e.got, isinstance(e, ShapeError))
try:
    try:
        {}["k"]
    except KeyError as e:
        raise RuntimeError("wrapped") from e
except RuntimeError as e:
    print(e)
try:
    try:
        1 / 0
    except ZeroDivisionError:
        print("again")
        raise
except ZeroDivisionError as e:
    print("reraised:", e)
try:
    raise Fatal
except Fatal as e:
    print(repr(e), str(e) == "", e.args)
print(repr(ValueError("a", 1)), str(ValueError("a", 1)), repr(KeyError("k")), str(KeyError("k")), repr(RuntimeError()))
print(issubclass(KeyError, LookupError), issubclass(ZeroDivisionError, ArithmeticError), issubclass(ModuleNotFoundError, ImportError))
raise ShapeError("a scalar", (3, 3))
