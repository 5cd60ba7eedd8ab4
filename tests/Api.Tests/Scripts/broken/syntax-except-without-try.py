# expect: SyntaxError
except ValueError:
    pass
