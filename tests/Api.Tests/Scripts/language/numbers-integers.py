# Integers have no largest value, and // and % round towards minus infinity.
print(2 ** 100)
print(123456789 * 987654321 * 1000000007)
print(7 // 2, -7 // 2, 7 // -2, 7 % 3, -7 % 3, 7 % -3)
print(divmod(17, 5), divmod(-17, 5), pow(3, 200, 1000), pow(2, -1))
print(1_000_000, 0xff, 0o17, 0b1011, 0xDEAD_BEEF)
print(5 & 3, 5 | 3, 5 ^ 3, ~5, 1 << 40, -17 >> 2)
print(10 / 4, 10 / 5, 2 ** 0.5 > 1.414, 2 ** -2)
print(int("42"), int(" -7 "), int("ff", 16), int("1010", 2), int(3.99), int(-3.99))
print(abs(-5), max(3, 9, 4), min([8, 2, 6]), sum(range(101)))
print((255).bit_length(), True + True, -True, 10 ** 20 // 3, -(10 ** 20) // 3)
print(bin(10), hex(255), oct(8), hex(-1))

n = 1
for i in range(1, 31):
    n *= i
print(n, len(str(n)))
