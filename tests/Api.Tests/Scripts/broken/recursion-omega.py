# expect: RecursionError or limit
(lambda x: x(x))(lambda x: x(x))
