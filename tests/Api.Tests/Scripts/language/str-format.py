print("{} {} {}".format(1, "two", 3.0))
print("{0} {1} {0}".format("a", "b"))
print("{x} {y:.2f} {x!r}".format(x="v", y=2))
print("{:>8}|{:<8}|{:^8}|{:*^8}".format("r", "l", "m", "s"))
print("{:5.1f} {:05d} {:,} {:e} {:.1%}".format(3.14159, 42, 1000000, 12345.678, 0.256))
print("{0[1]} {1[key]} {2.real}".format([10, 20], {"key": "v"}, 3 + 1j))
print("{{}} {}".format("braces"))
print("{:{w}.{p}f}".format(2.71828, w=8, p=3))
print("Epoch [{}/{}], Loss: {:.4f}".format(10, 100, 0.123456))
try:
    "{} {}".format(1)
except IndexError as e:
    print("IndexError:", e)
try:
    "{name}".format(other=1)
except KeyError as e:
    print("KeyError:", e)
