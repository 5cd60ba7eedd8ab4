namespace GradService.Kernels;

/// <summary>Inverse error functions and the normal distribution.</summary>
internal static partial class Special
{
    private const double SqrtTwo = 1.4142135623730950488;
    private const double HalfSqrtPi = 0.88622692545275801365;

    /// <summary>The x with erf x = y; ±∞ at ±1, NaN outside.</summary>
    public static double ErfInv(double y)
    {
        var size = Math.Abs(y);
        return size <= 0.5 ? ErfInvCentre(y) : Math.CopySign(ErfcInv(1 - size), y);
    }

    /// <summary>Φ(x) = ½ erfc(-x/√2), the distribution function of the standard normal.</summary>
    public static double Ndtr(double x) =>
        x < -1 ? 0.5 * Erfcx(-x / SqrtTwo) * ExpOfSquare(x, -0.5) : 0.5 * Erfc(-x / SqrtTwo);

    /// <summary>ln Φ(x), also where Φ underflows.</summary>
    public static double LogNdtr(double x) =>
        x < -1 ? Math.Log(0.5 * Erfcx(-x / SqrtTwo)) - 0.5 * x * x : Log1p(-Ndtr(-x));

    /// <summary>The x with Φ(x) = p; -∞ at 0, ∞ at 1, NaN outside.</summary>
    public static double Ndtri(double p) =>
        Math.Abs(p - 0.5) <= 0.25 ? SqrtTwo * ErfInvCentre(2 * p - 1)
        : p < 0.5 ? -SqrtTwo * ErfcInv(2 * p)
        : SqrtTwo * ErfcInv(2 * (1 - p));

    /// <summary>Abramowitz and Stegun 7.1's inverse by its Taylor series, then two Newton-Halley steps; |y| ≤ ½.</summary>
    private static double ErfInvCentre(double y)
    {
        var z = HalfSqrtPi * y;
        var square = z * z;
        var x = z * (1 + square * (1.0 / 3 + square * (7.0 / 30 + square * (127.0 / 630))));
        for (var step = 0; step < 2; step++)
        {
            var newton = (Erf(x) - y) * HalfSqrtPi * Math.Exp(x * x);
            x -= newton / (1 + x * newton);
        }

        return x;
    }

    /// <summary>The x ≥ 0 with erfc x = q ≤ ½: Abramowitz and Stegun 26.2.23 (error 4.5e-4), then Newton-Halley steps.</summary>
    private static double ErfcInv(double q)
    {
        if (!(q > 0))
        {
            return q == 0 ? double.PositiveInfinity : double.NaN;
        }

        var log = Math.Log(q);
        var t = Math.Sqrt(2 * (Ln2 - log));
        var normal = t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
        var x = normal / SqrtTwo;
        for (var step = 0; step < 2; step++)
        {
            // (q - erfc x) / erfc'(x), both multiplied by exp(x²) so that nothing underflows.
            var newton = HalfSqrtPi * (Math.Exp(Math.FusedMultiplyAdd(x, x, log)) - Erfcx(x));
            x -= newton / (1 + x * newton);
        }

        return x;
    }
}
