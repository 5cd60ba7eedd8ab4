# expect: SyntaxError
@staticmethod
