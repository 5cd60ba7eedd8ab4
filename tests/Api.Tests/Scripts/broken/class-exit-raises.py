# expect: ValueError
class A:
    def __enter__(self):
        return self
    def __exit__(self, *a):
        raise ValueError("from exit")

with A():
    raise KeyError("from body")
