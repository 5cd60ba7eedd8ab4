# expect: TypeError
class A:
    pass

A()()
