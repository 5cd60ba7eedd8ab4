# expect: SyntaxError
import 5
