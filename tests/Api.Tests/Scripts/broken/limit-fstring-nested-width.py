# expect: limit
w = 10 ** 9
print(f'{1:{w}}')
