# expect: RecursionError or limit
f = lambda: f()
f()
