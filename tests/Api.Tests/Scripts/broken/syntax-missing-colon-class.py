# expect: SyntaxError
class A
    pass
