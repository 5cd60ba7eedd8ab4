# expect: limit
print(len('\t'.expandtabs(10 ** 11)))
