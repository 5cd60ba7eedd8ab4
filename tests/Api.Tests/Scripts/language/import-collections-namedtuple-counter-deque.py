from collections import namedtuple, Counter, deque

P = namedtuple("P", ["x", "y"])
p = P(1, y=2)
a, b = p
print(p, p.x, p[1], tuple(p), a + b, p == (1, 2), len(p))
print(Counter("banana").most_common(2), Counter([1, 1, 2])[1])
window = deque([1, 2], maxlen=3)
for v in (3, 4):
    window.append(v)
window.appendleft(0)
print(list(window), len(window), window[0], window.popleft(), sum(window))
