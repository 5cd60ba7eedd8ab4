# A comment first.
total = 1 + \
    2 + \
    3  # a comment after code
values = [
    1,  # one
    2,

    3,
]
table = {
    "a": (1,
          2),
    "b": 3,
}   # trailing

def f(
    a,
    b=2,
    *,
    c=3,
):
    """A docstring, which is an expression."""

    # a comment at the end of the body
    return (a
            + b
            - c)
        # a comment that is indented more
x = 1; y = 2; z = x + y
if x == 1: z += 1; z *= 2
"a string as a statement"
...
print(total, values, table, f(
    1,
    c=0,
), z)
if (x > 0 and
        y > 0):
    print("both positive")
text = """# not a comment
  still text"""
print(text, '# nor this')
if True:
	print("a tab indents")
class Empty: pass
def nothing(): ...
print(Empty.__name__, nothing())
