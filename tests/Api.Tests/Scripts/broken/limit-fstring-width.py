# expect: limit
print(f'{1:999999999}')
