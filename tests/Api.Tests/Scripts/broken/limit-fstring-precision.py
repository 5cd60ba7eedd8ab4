# expect: limit or ValueError
print(f'{1.5:.999999999f}')
