# expect: SyntaxError
x = "\N{NO SUCH CHARACTER}"
