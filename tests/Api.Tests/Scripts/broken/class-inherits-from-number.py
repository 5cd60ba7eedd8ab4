# expect: TypeError
class A(5):
    pass

print(A())
