# expect: KeyError
try:
    1 / 0
finally:
    {}["k"]
