# expect: limit
def f():
    try:
        while True:
            pass
    finally:
        f()

f()
