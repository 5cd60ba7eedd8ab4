for i in range(5):
    if i == 3:
        break
else:
    print("no break")
print("stopped at", i)
for i in range(3):
    pass
else:
    print("exhausted", i)
n = 10
while n > 0:
    n -= 3
    if n == 4:
        continue
    print("n", n)
else:
    print("while done", n)
while True:
    n += 1
    if n > 3:
        break
else:
    print("never")
for a in range(2, 12):
    for b in range(2, a):
        if a % b == 0:
            break
    else:
        print(a, end=" ")
print()
for x, y in [(1, 2), (3, 4)]: print(x + y); print(x * y)
for k in {"a": 1, "b": 2}: print(k)
for c in "ab": print(c, end=",")
for i in range(10, 0, -4): print(i, end=" ")
for i in (): print("nothing")
print(list(range(0)), list(range(5, 2)), range(3), range(1, 10, 2), len(range(0, 10, 3)), range(5)[2], list(reversed(range(3))))
if n > 100: print("big")
elif n > 3: print("medium")
else: print("small")
xs = [1, 2, 3, 4]
while xs: print(xs.pop(), end=" ")
print()
