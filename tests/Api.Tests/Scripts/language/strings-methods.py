s = "  Hello, World  "
print(repr(s.strip()), repr(s.lstrip()), repr(s.rstrip()), "xxhixx".strip("x"), "abcba".strip("ab"))
t = "Hello, World"
print(t.upper(), t.lower(), t.swapcase(), t.title(), "hello world".capitalize(), "hello world".title())
print(t.startswith("Hello"), t.endswith("World"), t.startswith(("x", "He")), t.find("o"), t.find("z"), t.rfind("o"), t.index("W"))
print(t.replace("l", "L"), t.replace("l", "L", 2), t.count("l"), "aaaa".count("aa"))
print("a,b,,c".split(","), "  a  b c ".split(), "a,b,c".split(",", 1), "a b c".rsplit(" ", 1), "one\ntwo\n".splitlines())
print(", ".join(["x", "y", "z"]), "".join("abc"), "-".join(str(i) for i in range(5)))
print("7".zfill(3), "-7".zfill(4), "ab".ljust(5) + "|", "ab".rjust(5) + "|", "ab".center(6, "*"))
print("abc".isalpha(), "123".isdigit(), "a1".isalnum(), " ".isspace(), "abc".islower(), "ABC".isupper(), "".isdigit())
print("key=value".partition("="), "a.b.c".rpartition("."), "none".partition("="))
print("weights.bias".removeprefix("weights."), "model.pt".removesuffix(".pt"))
print("x\ty".expandtabs(4), ord("A"), chr(97), "".join(sorted("tensor")))
try:
    "abc".index("z")
except ValueError as e:
    print("ValueError:", e)
