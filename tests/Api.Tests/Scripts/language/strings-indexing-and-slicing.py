s = "gradient"
print(s[0], s[-1], s[2:5], s[:4], s[4:], s[::2], s[::-1], s[-3:], s[1:-1:3])
print(s[100:], s[-100:3], s[5:2], s[5:2:-1], s[:])
print(list(s), tuple("ab"), set("aaa"), [c.upper() for c in s if c in "aeiou"])
for i, c in enumerate("xyz", start=1):
    print(i, c, end="; ")
print()
print("grad" in s, "z" not in s, min(s), max(s), sorted(set(s)))
try:
    s[20]
except IndexError as e:
    print("IndexError:", e)
try:
    s[0] = "G"
except TypeError as e:
    print("TypeError:", e)
