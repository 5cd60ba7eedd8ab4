# expect: TypeError
class A:
    def __bool__(self):
        return "yes"

print(not A())
