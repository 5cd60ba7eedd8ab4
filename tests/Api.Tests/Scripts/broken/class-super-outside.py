# expect: RuntimeError
super().__init__()
