class Temperature:
    count = 0

    def __init__(self, celsius):
        self._celsius = celsius
        Temperature.count += 1

    @property
    def celsius(self):
        return self._celsius

    @celsius.setter
    def celsius(self, value):
        if value < -273.15:
            raise ValueError("below absolute zero")
        self._celsius = value

    @property
    def fahrenheit(self):
        return self._celsius * 9 / 5 + 32

    @staticmethod
    def parse(text):
        return Temperature(float(text.rstrip("C")))

    @classmethod
    def freezing(cls):
        return cls(0)

    @classmethod
    def made(cls):
        return cls.count

class Body(Temperature):
    pass

t = Temperature(20)
print(t.celsius, t.fahrenheit)
t.celsius = 30
print(t.celsius, t.fahrenheit, Temperature.parse("36.6C").celsius, type(Body.freezing()).__name__, Temperature.made(), Body.count)
try:
    t.celsius = -300
except ValueError as e:
    print("ValueError:", e)
try:
    t.fahrenheit = 1
except AttributeError as e:
    print("AttributeError")
