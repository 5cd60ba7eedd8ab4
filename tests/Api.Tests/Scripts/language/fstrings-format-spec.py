# The format specification mini-language, number by number.
for x in (0, 1, -1, 1234.5678, 0.000012345, 1e20, float("inf"), float("nan")):
    print(f"|{x:10.3f}|{x:<12.2e}|{x:g}|{x:.3g}|{x:+}|{x: }|{x}|")
for i in (0, 7, -7, 255, 10 ** 12):
    print(f"|{i:8d}|{i:<8}|{i:^+8}|{i:08}|{i:x}|{i:X}|{i:,}|{i:.1f}|{i:=+8d}|")
print(f"{'left':<10}|{'right':>10}|{'mid':^10}|{'dash':-^10}|{'cut text':.3}|{'both':>8.2}|")
print(f"{3.0} {3.0:g} {3.0:.1f} {100000.0:g} {1000000.0:g} {1e-5:g} {0.1 + 0.2:.17g}")
print(f"{1e10} {1e10:f} {1.5:5}| {2:5}| {True:5}| {True:d} {False!s:>6}| {65:c}")
print(f"{0.5:%} {0.055:.0%} {2:.2%} {1 + 2j:.1f}")
print(format(3.14159, ".3f"), format(42, "b"), format("s", ">3"), format(7), format(1e6, ","))
try:
    print(f"{'text':d}")
except ValueError as e:
    print("ValueError:", e)
try:
    print(f"{3.5:d}")
except ValueError as e:
    print("ValueError:", e)
