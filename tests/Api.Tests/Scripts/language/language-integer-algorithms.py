def sieve(n):
    marks = [True] * (n + 1)
    marks[0:2] = [False, False]
    for i in range(2, int(n ** 0.5) + 1):
        if marks[i]:
            marks[i * i::i] = [False] * len(marks[i * i::i])
    return [i for i, m in enumerate(marks) if m]

def gcd(a, b):
    while b:
        a, b = b, a % b
    return a

def collatz(n):
    steps = 0
    while n != 1:
        n = n // 2 if n % 2 == 0 else 3 * n + 1
        steps += 1
    return steps

def to_base(n, b):
    digits = ""
    while n:
        n, r = divmod(n, b)
        digits = "0123456789abcdef"[r] + digits
    return digits or "0"

print(sieve(50), gcd(1071, 462), collatz(27), to_base(255, 2), to_base(48879, 16))
print([sum(int(c) for c in str(2 ** k)) for k in (15, 100)], len(str(3 ** 1000)), 3 ** 200 % 1007, (10 ** 30 + 1) // 7)
a, b = 0, 1
while b < 10 ** 20:
    a, b = b, a + b
print(b, [i ^ (i >> 1) for i in range(8)], -7 // 2 * 2 + -7 % 2)
