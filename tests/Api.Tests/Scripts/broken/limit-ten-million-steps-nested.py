# expect: limit
n = 0
for i in range(10 ** 9):
    for j in range(10 ** 9):
        n += 1
