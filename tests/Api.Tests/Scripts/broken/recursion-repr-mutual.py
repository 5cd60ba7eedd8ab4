# expect: RecursionError or limit
class A:
    def __repr__(self):
        return "A of " + repr(self.other)

a, b = A(), A()
a.other, b.other = b, a
print(a)
