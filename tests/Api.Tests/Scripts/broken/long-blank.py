# expect: nothing
print("done")
