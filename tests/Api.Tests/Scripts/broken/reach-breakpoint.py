# expect: refused NameError
breakpoint()
