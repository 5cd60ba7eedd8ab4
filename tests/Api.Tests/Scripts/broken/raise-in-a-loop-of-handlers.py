# expect: limit or RecursionError
def f():
    try:
        f()
    except RecursionError:
        f()

f()
