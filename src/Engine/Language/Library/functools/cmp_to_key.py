def cmp_to_key(mycmp):
    """A key for sorting from a function that compares two values."""

    class Key:
        def __init__(self, value):
            self.value = value

        def __lt__(self, other):
            return mycmp(self.value, other.value) < 0

        def __gt__(self, other):
            return mycmp(self.value, other.value) > 0

        def __eq__(self, other):
            return mycmp(self.value, other.value) == 0

        def __le__(self, other):
            return mycmp(self.value, other.value) <= 0

        def __ge__(self, other):
            return mycmp(self.value, other.value) >= 0

    return Key
