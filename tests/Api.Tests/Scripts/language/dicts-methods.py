d = {"a": 1, "b": 2}
d["c"] = 3
print(d, len(d), d["a"], d.get("z"), d.get("z", 0), "a" in d, 1 in d)
print(list(d), list(d.keys()), list(d.values()), list(d.items()))
print(d.keys(), d.values(), d.items())
for k, v in d.items():
    print(k, "->", v)
print(d.pop("a"), d.pop("q", "none"), d)
d.update({"b": 20}, e=5)
d.update([("f", 6)])
print(d, d.setdefault("g", 7), d.setdefault("b", 0), d.popitem())
del d["b"]
print(d, dict(x=1, y=2), dict([("k", "v")]), dict(zip("ab", [1, 2])), {1: "int", (0, 1): "tuple", None: "none"})
print({"a": 1} == {"a": 1.0}, {"x": 1, "y": 2} == {"y": 2, "x": 1}, {**d, "z": 26}, d | {"h": 8})
print({1: "a", True: "b"}, dict.fromkeys(["x", "y"], 0), sorted({"b": 1, "a": 2}))
counts = {}
for ch in "mississippi":
    counts[ch] = counts.get(ch, 0) + 1
print(counts, max(counts, key=counts.get), sorted(counts.items(), key=lambda kv: (-kv[1], kv[0])))
try:
    d["missing"]
except KeyError as e:
    print("KeyError:", e, repr(e))
try:
    {[1]: 2}
except TypeError as e:
    print("TypeError:", e)
