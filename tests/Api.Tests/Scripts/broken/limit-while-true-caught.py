# expect: limit
while True:
    try:
        while True:
            pass
    except:
        pass
