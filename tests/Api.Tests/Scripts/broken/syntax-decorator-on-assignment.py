# expect: SyntaxError
@staticmethod
x = 1
