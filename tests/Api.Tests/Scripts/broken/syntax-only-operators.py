# expect: SyntaxError
+-*/%@&|^~<>=
