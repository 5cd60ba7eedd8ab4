# expect: ValueError
class A:
    def __len__(self):
        return -1

print(len(A()))
