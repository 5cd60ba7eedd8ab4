class Dual:
    """A number with a derivative: forward-mode differentiation in thirty lines."""
    def __init__(self, value, slope=0.0):
        self.value, self.slope = value, slope

    def __add__(self, other):
        other = other if isinstance(other, Dual) else Dual(other)
        return Dual(self.value + other.value, self.slope + other.slope)

    __radd__ = __add__

    def __mul__(self, other):
        other = other if isinstance(other, Dual) else Dual(other)
        return Dual(self.value * other.value, self.slope * other.value + self.value * other.slope)

    __rmul__ = __mul__

    def __sub__(self, other):
        return self + (-1) * other

    def __pow__(self, n):
        return Dual(self.value ** n, n * self.value ** (n - 1) * self.slope)

    def __truediv__(self, other):
        return self * (other ** -1)

    def __neg__(self):
        return -1 * self

    def __repr__(self):
        return f"{self.value} + {self.slope}e"

x = Dual(3.0, 1.0)
print(x * x + 2 * x + 1, x ** 3 - x, 5 + x, -x, (x * x) / x)
