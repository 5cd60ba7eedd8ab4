# expect: ValueError or nothing
xs = [3, 1, 2]
xs.sort(key=lambda v: xs.clear() or v)
