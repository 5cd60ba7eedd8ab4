# expect: limit
s = set()
while True:
    s.add(len(s))
