# expect: TypeError
class A:
    def __len__(self):
        return "long"

print(len(A()))
