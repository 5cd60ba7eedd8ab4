from collections import OrderedDict, defaultdict
import collections

od = OrderedDict([("b", 1), ("a", 2)])
od["c"] = 3
print(list(od.items()), len(od), od["a"], "b" in od, list(od))
od.move_to_end("b")
print(list(od.keys()), od.pop("a"), isinstance(od, dict))
dd = defaultdict(list)
for k, v in [("x", 1), ("y", 2), ("x", 3)]:
    dd[k].append(v)
print(dict(dd), defaultdict(int)["none"], sorted(dd), len(dd), "z" in dd)
history = collections.defaultdict(lambda: 0.5)
history["loss"] += 1
print(history["loss"], history["acc"], dict(history))
try:
    OrderedDict()["k"]
except KeyError as e:
    print("KeyError:", e)
