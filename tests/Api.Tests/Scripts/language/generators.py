def count_up(n):
    i = 0
    while i < n:
        yield i
        i += 1

print(list(count_up(4)), sum(count_up(5)), [x for x in count_up(3)])

def naturals():
    n = 0
    while True:
        yield n
        n += 1

def take(n, it):
    for i, x in enumerate(it):
        if i >= n:
            return
        yield x

print(list(take(5, naturals())))
g = naturals()
print(next(g), next(g), next(g))

def chain(*its):
    for it in its:
        yield from it

print(list(chain([1, 2], "ab", range(2))))

def batches(xs, size):
    for i in range(0, len(xs), size):
        yield xs[i:i + size]

for b in batches(list(range(7)), 3):
    print(b)
h = iter([1])
print(next(h), next(h, "end"))
try:
    next(h)
except StopIteration:
    print("StopIteration")

def echo():
    received = yield "start"
    while received is not None:
        received = yield received * 2

e = echo()
print(next(e), e.send(5), e.send(7))
a, *b = count_up(4)
print(a, b, dict(enumerate(count_up(3))), list(zip(count_up(3), naturals())), 3 in naturals())
