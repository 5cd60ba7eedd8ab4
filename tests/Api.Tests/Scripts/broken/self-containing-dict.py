# expect: nothing
d = {"k": 1}
d["self"] = d
print(d, d["self"]["self"]["k"])
