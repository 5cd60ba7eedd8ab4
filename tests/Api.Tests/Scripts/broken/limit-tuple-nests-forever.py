# expect: limit
t = ()
while True:
    t = (t, t)
