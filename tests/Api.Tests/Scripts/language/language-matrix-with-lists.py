def matmul(a, b):
    return [[sum(x * y for x, y in zip(row, col)) for col in zip(*b)] for row in a]

def identity(n):
    return [[1 if i == j else 0 for j in range(n)] for i in range(n)]

def power(m, k):
    result = identity(len(m))
    while k:
        if k & 1:
            result = matmul(result, m)
        m = matmul(m, m)
        k >>= 1
    return result

def det(m):
    if len(m) == 1:
        return m[0][0]
    return sum((-1) ** j * m[0][j] * det([row[:j] + row[j + 1:] for row in m[1:]]) for j in range(len(m)))

print(power([[1, 1], [1, 0]], 50)[0][1], det([[3, 0, 1], [1, 3, 2], [1, 1, 1]]))
for row in matmul([[1, 2], [3, 4]], [[0.5, 0], [0, 2]]):
    print("  ".join(f"{v:6.2f}" for v in row))
