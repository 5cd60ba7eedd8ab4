total = 0
for i in (4, 2, 1, 0):
    print(8 / i)
    total += 8 / i
print(total)
