# expect: SyntaxError
<html><body>print(1)</body></html>
