# expect: SyntaxError
class = 3
