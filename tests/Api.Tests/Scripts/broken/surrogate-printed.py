# expect: UnicodeEncodeError or nothing
print("\ud800")
