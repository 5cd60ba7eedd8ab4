name = "w"
value = 3.14159
n = 42
print(f"{name} = {value}")
print(f"{n + 1} {n * 2} {n / 4} {[i ** 2 for i in range(4)]} {'nested ' + name}")
print(f"{value:.2f} {value:8.3f}| {value:<8.2f}| {value:^9.1f}| {value:+.1f} {value:e} {value:.3e}")
print(f"{n:5d}| {n:<5}| {n:^5}| {n:05d} {n:x} {n:#x} {n:b} {n:o} {n:,} {1234567:,} {1234567.891:,.2f} {1234567:_}")
print(f"{name!r} {name!s} {name:>5}| {name:*^7} {'long text':.4}")
print(f"{n=} {value=:.2f} {name = } {n + 1 = }")
print(f"{{literal braces}} {{{n}}}")
width, precision = 10, 3
print(f"{value:{width}.{precision}f}| {value:{width}}| {name:{'>'}{width}}|")
print(f"{0.25:.0%} {0.1234:.1%} {True} {None} {(1, 2)} { {'a': 1}['a'] }")
print(f'{"double inside single"} {n if n > 5 else 0} {(lambda x: x + 1)(1)}')
print(f"a" "b" f"{n}" "{n}")
print(rf"\{n}\d", f"""multi
{n}
line""")
