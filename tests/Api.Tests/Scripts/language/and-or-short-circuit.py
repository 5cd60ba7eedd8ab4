def yes(tag):
    print("yes", tag)
    return True

def no(tag):
    print("no", tag)
    return False

print(yes(1) or no(2))
print(no(3) and yes(4))
print(no(5) or yes(6) and yes(7))
print(0 or "default", "" or None, 5 and 6, [] and 1, [0] and 1, None or 0.0)
print(not 0, not "", not [0], not None)
name = ""
print("hello, " + (name or "stranger"))
print(all([1, 2, 0]), any([0, 0, 3]), all([]), any([]))
print("big" if 10 > 5 else "small", "a" if 0 else "b" if 0 else "c")
