# expect: limit
print(len(list(zip(range(10 ** 11), range(10 ** 11)))))
