# expect: nothing
print("end")