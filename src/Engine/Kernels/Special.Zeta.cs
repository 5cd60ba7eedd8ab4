namespace GradService.Kernels;

/// <summary>The zeta function of Hurwitz, and the derivatives of digamma that it gives.</summary>
internal static partial class Special
{
    /// <summary>Terms are added one by one until their base reaches this, or x; Euler and Maclaurin's formula does the rest.</summary>
    private const double DirectTerms = 12;

    /// <summary>Below this the poles between q and 0 are too many to be passed one by one.</summary>
    private const double ReflectBelow = -20;

    /// <summary>The last n whose factorial is a finite double.</summary>
    private const int LargestFactorial = 170;

    /// <summary>(2k)! / B₂ₖ for k = 1, 2, …</summary>
    private static ReadOnlySpan<double> FactorialOverBernoulli =>
    [
        12, -720, 30240, -1209600, 47900160, -1307674368000.0 / 691, 74724249600, -10670622842880000.0 / 3617,
        5109094217170944000.0 / 43867, -802857662698291200000.0 / 174611, 14101100039391805440000.0 / 77683,
        -1693824136731743669452800000.0 / 236364091,
    ];

    /// <summary>
    /// ζ(x, q) = Σₖ (k + q)⁻ˣ for x &gt; 1, with ∞ at the poles q = 0, -1, … and at x = 1;
    /// NaN for x &lt; 1, and for q &lt; 0 unless x is an integer.
    /// </summary>
    public static double Zeta(double x, double q)
    {
        if (double.IsNaN(x) || double.IsNaN(q) || x < 1)
        {
            return double.NaN;
        }

        if (x == 1 || (q <= 0 && Math.Floor(q) == q))
        {
            return double.PositiveInfinity;
        }

        if (q < 0 && Math.Floor(x) != x)
        {
            return double.NaN;
        }

        if (double.IsPositiveInfinity(q))
        {
            return 0;
        }

        return q < ReflectBelow ? ZetaReflected(x, q) : EulerMaclaurin(x, q);
    }

    /// <summary>ψ⁽ⁿ⁾(x) = (-1)ⁿ⁺¹ n! ζ(n + 1, x), the n-th derivative of digamma.</summary>
    public static double Polygamma(long n, double x)
    {
        if (n <= 0)
        {
            return n == 0 ? Digamma(x) : double.NaN;
        }

        var factorial = 1.0;
        for (var i = 2; i <= Math.Min(n, LargestFactorial + 1); i++)
        {
            factorial *= i;
        }

        return (long.IsOddInteger(n) ? factorial : -factorial) * Zeta(n + 1.0, x);
    }

    /// <summary>The sum over all integers depends on the fraction of q only, and its other half starts at 1 - q &gt; 0.</summary>
    private static double ZetaReflected(double x, double q)
    {
        var fraction = q - Math.Floor(q);
        var sign = double.IsEvenInteger(x) ? 1 : -1;
        var others = EulerMaclaurin(x, 1 - fraction) - EulerMaclaurin(x, 1 - q);
        return EulerMaclaurin(x, fraction) + sign * others;
    }

    /// <summary>Abramowitz and Stegun 23.1.30 applied to Σ (k + q)⁻ˣ.</summary>
    private static double EulerMaclaurin(double x, double q)
    {
        var sum = 0.0;
        var power = Math.Pow(q, -x);
        for (var border = Math.Max(DirectTerms, x); q < border; power = Math.Pow(++q, -x))
        {
            sum += power;
            if (q > 1 && power <= 1e-17 * Math.Abs(sum))
            {
                return sum;
            }
        }

        sum += power * (q / (x - 1) + 0.5);
        var (factor, previous) = (x, power / q);
        for (var k = 0; k < FactorialOverBernoulli.Length; k++)
        {
            var term = factor * previous / FactorialOverBernoulli[k];
            sum += term;
            if (!(Math.Abs(term) > 1e-17 * Math.Abs(sum)))
            {
                break;
            }

            factor *= (x + 2 * k + 1) * (x + 2 * k + 2);
            previous /= q * q;
        }

        return sum;
    }
}
