# expect: limit
class Forever:
    def __iter__(self):
        return self
    def __next__(self):
        return 0

for x in Forever():
    pass
