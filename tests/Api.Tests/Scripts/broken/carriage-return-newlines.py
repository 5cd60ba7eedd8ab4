# expect: nothing
x = 1
if x:
    print("inside")
