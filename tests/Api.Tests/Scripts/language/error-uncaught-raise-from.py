def load(name):
    table = {"lr": 0.1}
    try:
        return table[name]
    except KeyError as e:
        raise ValueError(f"no setting {name!r}") from e

print(load("lr"))
print(load("momentum"))
