z = 3 + 4j
w = 1 - 2j
print(z, w, 2j, -2j, 1j * 1j, complex(1, -1), complex("1+2j"))
print(z + w, z - w, z * w, z / w, z ** 2, -z)
print(z.real, z.imag, z.conjugate(), abs(z))
print(z == 3 + 4j, z != w, z == 3, complex(3, 0) == 3)
print(0j, -0j, complex(0, 1), complex(1.5), 1e-3j, 10.5 + 0j)
print([1j, 2 + 0.5j], (1 + 1j, 0))
print(f"{z}", "%s" % w, str(z), repr(w))
print(type(z).__name__, isinstance(z, complex), isinstance(1.0, complex))
