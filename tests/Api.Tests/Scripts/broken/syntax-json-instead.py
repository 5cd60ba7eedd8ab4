# expect: SyntaxError
{"program": "print(1)", "inputs": [}
