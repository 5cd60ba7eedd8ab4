print("%d items" % 3, "%s and %s" % ("a", "b"), "%5d|%-5d|%05d" % (42, 42, 42))
print("%.2f %8.3f %-8.1f| %+d %e %.1e %g %g" % (3.14159, 2.71828, 1.5, 7, 12345.678, 0.00012, 1e-5, 1e6))
print("%x %X %o %#x %c %c" % (255, 255, 8, 255, 65, "z"))
print("%r %s %%" % ("text", [1, "two"]))
print("%10s|%-10s|%.3s" % ("right", "left", "truncate"))
print("%(name)s = %(value).2f" % {"name": "lr", "value": 0.01})
print("%*d|%.*f" % (6, 42, 2, 3.14159))
print("%s" % (1,), "%s" % [1, 2], "%s" % None, "%d" % 3.9, "%i" % True)
print("epoch %03d loss %.4f" % (7, 0.5))
for args in ((1,), (1, 2, 3)):
    try:
        print("%d %d" % args)
    except TypeError as e:
        print("TypeError:", e)
try:
    "%d" % "x"
except TypeError as e:
    print("TypeError:", e)
