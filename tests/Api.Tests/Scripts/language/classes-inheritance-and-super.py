class Shape:
    def __init__(self, name):
        self.name = name
    def area(self):
        raise NotImplementedError("area of " + self.name)
    def describe(self):
        return f"{self.name} with area {self.area():.2f}"

class Rectangle(Shape):
    def __init__(self, w, h, name="rectangle"):
        super().__init__(name)
        self.w, self.h = w, h
    def area(self):
        return self.w * self.h

class Square(Rectangle):
    def __init__(self, side):
        super(Square, self).__init__(side, side, name="square")
    def describe(self):
        return "perfect " + super().describe()

for s in (Rectangle(2, 3), Square(1.5)):
    print(s.describe(), isinstance(s, Shape), isinstance(s, Square), issubclass(type(s), Rectangle))
try:
    Shape("blob").describe()
except NotImplementedError as e:
    print("NotImplementedError:", e)

class Loud:
    def speak(self):
        return "LOUD " + super().speak()

class Animal:
    def speak(self):
        return "noise"

class Dog(Loud, Animal):
    pass

print(Dog().speak(), Dog.__name__, [c.__name__ for c in (Dog, Animal)], isinstance(True, int), isinstance(1, (str, float, int)))
