class _GeneratorContext:
    """A with block run in the place of a generator's yield."""

    def __init__(self, generator):
        self.generator = generator

    def __enter__(self):
        for value in self.generator:
            return value
        raise RuntimeError("generator didn't yield")

    def __exit__(self, type, value, traceback):
        if type is None:
            for more in self.generator:
                raise RuntimeError("generator didn't stop")
            return False
        try:
            self.generator.throw(value)
        except StopIteration as stop:
            return stop is not value
        except Exception as error:
            if error is value:
                return False
            raise
        raise RuntimeError("generator didn't stop after throw()")
