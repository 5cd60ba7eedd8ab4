# expect: limit
class Forever:
    def __getitem__(self, i):
        return i

print(list(Forever()))
