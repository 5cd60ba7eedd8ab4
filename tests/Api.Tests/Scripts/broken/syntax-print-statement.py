# expect: SyntaxError
print "hello"
