# expect: limit
while True:
    try:
        x = [0] * 10 ** 12
    except BaseException:
        continue
