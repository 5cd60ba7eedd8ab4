# expect: SyntaxError
x = 1
break
