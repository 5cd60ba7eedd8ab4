# expect: limit
x = 10
while True:
    x **= 10
