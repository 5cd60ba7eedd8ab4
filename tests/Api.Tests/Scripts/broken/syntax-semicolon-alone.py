# expect: SyntaxError
x = 1;; y = 2
