def attempt(f):
    try:
        r = f()
    except ZeroDivisionError:
        print("zero division")
    except (KeyError, IndexError) as e:
        print("lookup", type(e).__name__, e)
    except Exception as e:
        print("other", type(e).__name__, e)
    else:
        print("fine", r)
    finally:
        print("finally")

attempt(lambda: 1 / 2)
attempt(lambda: 1 / 0)
attempt(lambda: {}["x"])
attempt(lambda: [][1])
attempt(lambda: int("no"))

def order():
    try:
        return "try"
    finally:
        print("cleanup")

print(order())

def override():
    for i in range(3):
        try:
            if i == 1:
                continue
            print("loop", i)
        finally:
            print("done", i)

override()
try:
    try:
        raise ValueError("inner")
    finally:
        print("inner finally")
except ValueError as e:
    print("outer", e, e.args)
try:
    assert 1 + 1 == 3, "arithmetic is broken"
except AssertionError as e:
    print("AssertionError:", e)
try:
    assert False
except AssertionError as e:
    print("AssertionError", repr(str(e)))
