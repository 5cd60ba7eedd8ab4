# expect: refused AttributeError
class A:
    pass

setattr(A, "__class__", int)
