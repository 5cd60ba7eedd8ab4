using System.Runtime.CompilerServices;

namespace GradService.Kernels;

/// <summary>Special functions of float64, to a few units in the last place wherever they are well conditioned.</summary>
internal static partial class Special
{
    /// <summary>sin(πx) / (πx), 1 at 0.</summary>
    public static double Sinc(double x) => x == 0 ? 1 : double.SinPi(x) / (Math.PI * x);

    /// <summary>-x ln x for x &gt; 0, 0 at 0, -∞ below.</summary>
    public static double Entr(double x) =>
        double.IsNaN(x) ? x
        : x > 0 ? -x * Math.Log(x)
        : x == 0 ? 0
        : double.NegativeInfinity;

    /// <summary>ln(1 + x), exact for small x too, which double.LogP1 is not: W. Kahan's correction by the rounding of 1 + x.</summary>
    public static double Log1p(double x)
    {
        var rounded = 1 + x;
        return rounded == 1 || double.IsPositiveInfinity(x) ? x : Math.Log(rounded) * (x / (rounded - 1));
    }

    /// <summary>exp(x) - 1, exact for small x too, which double.ExpM1 is not: W. Kahan's correction by the rounding of exp(x).</summary>
    public static double Expm1(double x)
    {
        var exp = Math.Exp(x);
        var difference = exp - 1;
        return exp == 1 ? x
            : Math.Abs(x) > 2 ? difference
            : difference * (x / Math.Log(exp));
    }

    /// <summary>Σ c[i] · xⁱ, the highest power first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Polynomial(double x, ReadOnlySpan<double> highestFirst)
    {
        var sum = 0.0;
        foreach (var coefficient in highestFirst)
        {
            sum = Math.FusedMultiplyAdd(sum, x, coefficient);
        }

        return sum;
    }

    /// <summary>Σ c[i] · Tᵢ(x), the Chebyshev series by Clenshaw's recurrence.</summary>
    private static double Chebyshev(double x, ReadOnlySpan<double> coefficients)
    {
        var (last, beforeLast) = (0.0, 0.0);
        for (var i = coefficients.Length - 1; i > 0; i--)
        {
            (last, beforeLast) = (Math.FusedMultiplyAdd(2 * x, last, coefficients[i] - beforeLast), last);
        }

        return Math.FusedMultiplyAdd(x, last, coefficients[0] - beforeLast);
    }

    /// <summary>exp(scale · x²) for scale = ±2ⁿ, without the error that rounding x² would bring in for large x.</summary>
    private static double ExpOfSquare(double x, double scale)
    {
        var square = x * x;
        var exp = Math.Exp(scale * square);
        var rest = scale * Math.FusedMultiplyAdd(x, x, -square);
        return double.IsFinite(exp * rest) ? Math.FusedMultiplyAdd(exp, rest, exp) : exp;
    }
}
