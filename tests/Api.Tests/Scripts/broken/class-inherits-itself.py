# expect: NameError
class A(A):
    pass
