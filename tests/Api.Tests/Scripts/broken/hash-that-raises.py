# expect: ValueError
class A:
    def __hash__(self):
        raise ValueError("no hash")

{A(): 1}
