# expect: refused NameError
code = compile("1", "<s>", "eval")
