# expect: nothing
class Node:
    pass

n = Node()
n.next = n
print(n.next.next is n, [n] == [n])
