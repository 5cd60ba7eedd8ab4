# expect: TypeError
raise 5
