def _cubic_interpolate(a, b, bounds=None):
    """Where the cubic through two points (t, f, g, slope) has its minimum, kept within bounds; the middle where it has none."""
    x1, f1, x2, f2 = a[0], a[1], b[0], b[1]
    g1, g2 = a[3], b[3]
    low, high = bounds if bounds is not None else ((x1, x2) if x1 <= x2 else (x2, x1))
    d1 = g1 + g2 - 3 * (f1 - f2) / (x1 - x2)
    square = d1 ** 2 - g1 * g2
    if square >= 0:
        d2 = square.sqrt()
        if x1 <= x2:
            at = x2 - (x2 - x1) * ((g2 + d2 - d1) / (g2 - g1 + 2 * d2))
        else:
            at = x1 - (x1 - x2) * ((g1 + d2 - d1) / (g1 - g2 + 2 * d2))
        return min(max(at, low), high)
    return (low + high) / 2.0
