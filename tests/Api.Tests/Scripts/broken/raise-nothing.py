# expect: RuntimeError
raise
