class Countdown:
    def __init__(self, start):
        self.start = start
    def __iter__(self):
        self.now = self.start
        return self
    def __next__(self):
        if self.now <= 0:
            raise StopIteration
        self.now -= 1
        return self.now + 1

print(list(Countdown(4)), sum(Countdown(4)), [x * 2 for x in Countdown(2)], max(Countdown(7)))
for x in Countdown(3):
    print(x, end=" ")
print()

class Tree:
    def __init__(self, value, left=None, right=None):
        self.value, self.left, self.right = value, left, right
    def __iter__(self):
        if self.left:
            yield from self.left
        yield self.value
        if self.right:
            yield from self.right

tree = Tree(4, Tree(2, Tree(1), Tree(3)), Tree(6, Tree(5)))
print(list(tree), sorted(tree, reverse=True), 5 in tree)

class Squares:
    def __getitem__(self, i):
        if i >= 5:
            raise IndexError(i)
        return i * i

print(list(Squares()), [x for x in Squares() if x % 2])
