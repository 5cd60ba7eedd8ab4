# expect: BaseException
raise BaseException("end")
