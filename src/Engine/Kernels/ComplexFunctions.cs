using System.Numerics;

namespace GradService.Kernels;

/// <summary>
/// Elementary functions of complex numbers to a few units in the last place of each part, on both sides of every branch cut (the sign of
/// zero tells the side), and for parts whose squares overflow. The formulas are W. Kahan's, Branch cuts for complex elementary functions
/// (1987), with the second parts of products where they cancel.
/// </summary>
internal static class ComplexFunctions
{
    private const double Ln2 = 0.69314718055994530942;

    // From here on exp(-2x) is below the last digit of 1.
    private const double TanhSaturates = 22;

    // exp(x) overflows a little beyond this, and its product with a sine need not.
    private const double ExpOverflows = 708;

    /// <summary>eᶻ.</summary>
    public static Complex Exp(Complex z)
    {
        double x = z.Real, y = z.Imaginary;
        if (y == 0)
        {
            return new Complex(Math.Exp(x), y);
        }

        if (double.IsNegativeInfinity(x) && !double.IsFinite(y))
        {
            return Complex.Zero;
        }

        var (sin, cos) = Math.SinCos(y);
        if (x > ExpOverflows)
        {
            double half = Math.Exp(x / 2);
            return new Complex(half * cos * half, half * sin * half);
        }

        double size = Math.Exp(x);
        return new Complex(size * cos, size * sin);
    }

    /// <summary>eᶻ - 1, exact for small z too.</summary>
    public static Complex Expm1(Complex z)
    {
        var (sin, cos) = Math.SinCos(z.Imaginary);
        double half = Math.Sin(z.Imaginary / 2);
        return z.Real > ExpOverflows
            ? Exp(z)
            : new Complex((Special.Expm1(z.Real) * cos) - (2 * half * half), z.Imaginary == 0 ? z.Imaginary : Math.Exp(z.Real) * sin);
    }

    /// <summary>ln z, cut along the negative real axis.</summary>
    public static Complex Log(Complex z) => new(LogOfSize(Math.Abs(z.Real), Math.Abs(z.Imaginary)), Math.Atan2(z.Imaginary, z.Real));

    /// <summary>ln(1 + z), exact for small z too.</summary>
    public static Complex Log1p(Complex z)
    {
        double x = z.Real, y = z.Imaginary;
        double re = Math.Abs(x) < 0.5 && Math.Abs(y) < 0.5
            ? 0.5 * Special.Log1p(Math.FusedMultiplyAdd(y, y, x * (2 + x)))
            : LogOfSize(Math.Abs(1 + x), Math.Abs(y));
        return new Complex(re, Math.Atan2(y, 1 + x));
    }

    /// <summary>√z with a real part that is not negative, cut along the negative real axis.</summary>
    public static Complex Sqrt(Complex z)
    {
        double x = z.Real, y = z.Imaginary;
        if (double.IsInfinity(y))
        {
            return new Complex(double.PositiveInfinity, y);
        }

        if (x == 0 && y == 0)
        {
            return new Complex(0, y);
        }

        if (double.IsInfinity(x))
        {
            return x > 0 ? new Complex(x, Math.CopySign(0, y)) : new Complex(0, Math.CopySign(double.PositiveInfinity, y));
        }

        // Scaled by powers of four, so that neither end of the range spoils |z|.
        double larger = Math.Max(Math.Abs(x), Math.Abs(y));
        int shift = larger > 1e300 ? -2 : larger < 1e-290 ? 108 : 0;
        double u = Math.ScaleB(x, shift), v = Math.ScaleB(y, shift);
        double root = Math.ScaleB(Math.Sqrt((Math.Abs(u) + double.Hypot(u, v)) / 2), -shift / 2);
        return x >= 0 ? new Complex(root, y / (2 * root)) : new Complex(Math.Abs(y) / (2 * root), Math.CopySign(root, y));
    }

    /// <summary>1 / √z.</summary>
    public static Complex Rsqrt(Complex z) => Complex.One / Sqrt(z);

    /// <summary>1 / (1 + e⁻ᶻ), from the side where the exponential does not overflow.</summary>
    public static Complex Sigmoid(Complex z)
    {
        Complex exp = Exp(z.Real < 0 ? z : -z);
        return (z.Real < 0 ? exp : Complex.One) / (Complex.One + exp);
    }

    /// <summary>sin(πz) / (πz), 1 at 0.</summary>
    public static Complex Sinc(Complex z) => z == Complex.Zero ? Complex.One : Sin(Math.PI * z) / (Math.PI * z);

    /// <summary>sinh z.</summary>
    public static Complex Sinh(Complex z)
    {
        double x = z.Real;
        var (sin, cos) = Math.SinCos(z.Imaginary);
        if (Math.Abs(x) > ExpOverflows)
        {
            Complex exp = Exp(new Complex(Math.Abs(x) - Ln2, z.Imaginary));
            return new Complex(Math.CopySign(1, x) * exp.Real, exp.Imaginary);
        }

        return new Complex(Math.Sinh(x) * cos, z.Imaginary == 0 ? z.Imaginary : Math.Cosh(x) * sin);
    }

    /// <summary>cosh z.</summary>
    public static Complex Cosh(Complex z)
    {
        double x = z.Real;
        var (sin, cos) = Math.SinCos(z.Imaginary);
        if (Math.Abs(x) > ExpOverflows)
        {
            Complex exp = Exp(new Complex(Math.Abs(x) - Ln2, z.Imaginary));
            return new Complex(exp.Real, Math.CopySign(1, x) * exp.Imaginary);
        }

        return new Complex(Math.Cosh(x) * cos, Math.Sinh(x) * sin);
    }

    /// <summary>tanh z.</summary>
    public static Complex Tanh(Complex z)
    {
        double x = z.Real, y = z.Imaginary;
        if (Math.Abs(x) > TanhSaturates)
        {
            double rest = double.IsFinite(y) ? 4 * Math.Sin(y) * Math.Cos(y) * Math.Exp(-2 * Math.Abs(x)) : Math.CopySign(0, y);
            return new Complex(Math.CopySign(1, x), rest);
        }

        double tan = Math.Tan(y), square = 1 + (tan * tan), sinh = Math.Sinh(x), cosh = Math.Cosh(x);
        double denominator = 1 + (square * sinh * sinh);
        return new Complex(square * cosh * sinh / denominator, tan / denominator);
    }

    /// <summary>sin z = -i sinh iz.</summary>
    public static Complex Sin(Complex z) => TurnBack(Sinh(Turn(z)));

    /// <summary>cos z = cosh iz.</summary>
    public static Complex Cos(Complex z) => Cosh(Turn(z));

    /// <summary>tan z = -i tanh iz.</summary>
    public static Complex Tan(Complex z) => TurnBack(Tanh(Turn(z)));

    /// <summary>arcsin z, cut along the real axis outside [-1, 1].</summary>
    public static Complex Asin(Complex z)
    {
        Complex below = Sqrt(OneMinus(z)), above = Sqrt(OnePlus(z));
        double product = (below.Real * above.Real) - (below.Imaginary * above.Imaginary);
        return new Complex(Math.Atan2(z.Real, product), Math.Asinh((below.Real * above.Imaginary) - (below.Imaginary * above.Real)));
    }

    /// <summary>arccos z, cut along the real axis outside [-1, 1].</summary>
    public static Complex Acos(Complex z)
    {
        Complex below = Sqrt(OneMinus(z)), above = Sqrt(OnePlus(z));
        return new Complex(
            2 * Math.Atan2(below.Real, above.Real), Math.Asinh((above.Real * below.Imaginary) - (above.Imaginary * below.Real)));
    }

    /// <summary>arctan z = -i artanh iz, cut along the imaginary axis outside [-i, i].</summary>
    public static Complex Atan(Complex z) => TurnBack(Atanh(Turn(z)));

    /// <summary>arsinh z = -i arcsin iz, cut along the imaginary axis outside [-i, i].</summary>
    public static Complex Asinh(Complex z) => TurnBack(Asin(Turn(z)));

    /// <summary>arcosh z, cut along the real axis below 1.</summary>
    public static Complex Acosh(Complex z)
    {
        Complex below = Sqrt(new Complex(z.Real - 1, z.Imaginary)), above = Sqrt(OnePlus(z));
        return new Complex(
            Math.Asinh((below.Real * above.Real) + (below.Imaginary * above.Imaginary)), 2 * Math.Atan2(below.Imaginary, above.Real));
    }

    /// <summary>artanh z, cut along the real axis outside [-1, 1].</summary>
    public static Complex Atanh(Complex z)
    {
        double x = Math.Abs(z.Real), y = z.Imaginary;
        if (double.IsInfinity(x) || double.IsInfinity(y))
        {
            return new Complex(Math.CopySign(0, z.Real), Math.CopySign(Math.PI / 2, y));
        }

        double re = 0.25 * Special.Log1p(4 * x / (((1 - x) * (1 - x)) + (y * y)));
        double im = 0.5 * Math.Atan2(2 * y, ((1 - x) * (1 + x)) - (y * y));
        return new Complex(Math.CopySign(re, z.Real), im);
    }

    /// <summary>ln √(x² + y²) for x, y ≥ 0.</summary>
    private static double LogOfSize(double x, double y)
    {
        if (double.IsInfinity(x) || double.IsInfinity(y))
        {
            return double.PositiveInfinity;
        }

        double larger = Math.Max(x, y), smaller = Math.Min(x, y);
        if (larger is > 0.5 and < 2)
        {
            // Near 1 the logarithm is as small as x² + y² - 1, which takes both parts of the squares.
            double a = larger * larger, b = smaller * smaller;
            double rest = Math.FusedMultiplyAdd(larger, larger, -a) + Math.FusedMultiplyAdd(smaller, smaller, -b);
            return 0.5 * Special.Log1p(a - 1 + b + rest);
        }

        double ratio = larger == 0 ? 0 : smaller / larger;
        return Math.Log(larger) + (0.5 * Special.Log1p(ratio * ratio));
    }

    // Not through Complex's operators, which lose the sign of a zero.
    private static Complex OnePlus(Complex z) => new(1 + z.Real, z.Imaginary);

    private static Complex OneMinus(Complex z) => new(1 - z.Real, -z.Imaginary);

    /// <summary>iz.</summary>
    private static Complex Turn(Complex z) => new(-z.Imaginary, z.Real);

    /// <summary>-iz.</summary>
    private static Complex TurnBack(Complex z) => new(z.Imaginary, -z.Real);
}
