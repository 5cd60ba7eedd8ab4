namespace GradService.Kernels;

/// <summary>The incomplete gamma functions, regularized: P(a, x) = ∫₀ˣ tᵃ⁻¹ e⁻ᵗ dt / Γ(a) and Q = 1 - P. Formulas from https://dlmf.nist.gov/8.</summary>
internal static partial class Special
{
    /// <summary>From here on the uniform expansion for large a, cut after three terms, is exact to the last digits near x = a.</summary>
    private const double LargeShape = 2000;

    /// <summary>Where |x - a| is at most this part of a, that expansion is used; elsewhere the series and the fraction converge quickly.</summary>
    private const double Transition = 0.3;

    /// <summary>More terms than any of the sums needs.</summary>
    private const int MostTerms = 10000;

    // c₀, c₁, c₂ of DLMF 8.12.11 as power series in η (8.12.15 to 8.12.18, in exact fractions), the highest power first.
    private static ReadOnlySpan<double> Uniform0 =>
    [
        -2.5514193994946248e-11, 9.14769958223679e-10, -4.382036018453353e-09, 1.0261809784240309e-08, 6.707853543401498e-09,
        -1.7665952736826078e-07, 8.296711340953087e-07, -1.85406221071516e-06, -2.185448510679992e-06, 3.919263178522438e-05,
        -0.0001787551440329218, 0.0003527336860670194, 1.0 / 864, -2.0 / 135, 1.0 / 12, -1.0 / 3,
    ];

    private static ReadOnlySpan<double> Uniform1 =>
    [
        1.378633446915721e-07, 4.647127802807434e-09, -1.6120900894563446e-06, 7.64916091608111e-06, -1.8098550334489977e-05,
        -4.018775720164609e-07, 0.00020576131687242798, -0.0009902263374485596, 1.0 / 378, -1.0 / 288, -1.0 / 540,
    ];

    private static ReadOnlySpan<double> Uniform2 =>
    [
        -1.2760635188618728e-05, 5.2923448829120125e-05, -0.0001073665322636516, 2.0093878600823047e-06, 0.0007716049382716049,
        -0.0026813271604938273, 25.0 / 6048,
    ];

    /// <summary>ln Γ(1 + a) / a for small a: -γ and ζ(k) (-1)ᵏ / k, the highest power first.</summary>
    private static ReadOnlySpan<double> LogGammaAtOne =>
    [
        1.0173430619844491 / 6, -1.0369277551433699 / 5, 1.0823232337111382 / 4, -1.2020569031595943 / 3, 1.6449340668482264 / 2, -0.5772156649015329,
    ];

    /// <summary>P(a, x), for a and x not negative; NaN otherwise and where both are 0 or both ∞.</summary>
    public static double LowerGamma(double a, double x) =>
        Limit(a, x) is { } limit ? limit
        : NearTransition(a, x) ? Uniform(a, x, -1)
        : x > 1.1 && x > a ? 1 - UpperByFraction(a, x)
        : LowerBySeries(a, x);

    /// <summary>Q(a, x) = 1 - P(a, x), without cancellation where it is small.</summary>
    public static double UpperGamma(double a, double x) =>
        Limit(a, x) is { } limit ? 1 - limit
        : NearTransition(a, x) ? Uniform(a, x, 1)
        : x > 1.1 ? (x > a ? UpperByFraction(a, x) : 1 - LowerBySeries(a, x))
        : -a * Math.Log(x) < 0.4 || a < 1.1 * x ? UpperBySeries(a, x)
        : 1 - LowerBySeries(a, x);

    /// <summary>P at the edges of its domain.</summary>
    private static double? Limit(double a, double x) =>
        !(a >= 0 && x >= 0) || (a == 0 && x == 0) || (double.IsInfinity(a) && double.IsInfinity(x)) ? double.NaN
        : x == 0 || double.IsInfinity(a) ? 0
        : a == 0 || double.IsInfinity(x) ? 1
        : null;

    private static bool NearTransition(double a, double x) => a >= LargeShape && Math.Abs(x - a) <= Transition * a;

    /// <summary>P (side -1) or Q (side 1) for large a: DLMF 8.12.3, 8.12.4 and 8.12.7.</summary>
    private static double Uniform(double a, double x, int side)
    {
        double phi = Excess((x - a) / a), eta = Math.CopySign(Math.Sqrt(2 * phi), x - a);
        double terms = Polynomial(eta, Uniform0) + ((Polynomial(eta, Uniform1) + (Polynomial(eta, Uniform2) / a)) / a);
        double rest = Math.Exp(-a * phi) / Math.Sqrt(2 * Math.PI * a) * terms;
        return (0.5 * Erfc(side * eta * Math.Sqrt(a / 2))) + (side * rest);
    }

    /// <summary>μ - ln(1 + μ), without cancellation for small μ.</summary>
    private static double Excess(double mu)
    {
        if (Math.Abs(mu) > Transition)
        {
            return mu - Log1p(mu);
        }

        double sum = 0, power = -mu;
        for (int n = 2; n < MostTerms; n++)
        {
            power *= -mu;
            double term = power / n;
            sum += term;
            if (Math.Abs(term) <= 1e-17 * sum)
            {
                break;
            }
        }

        return sum;
    }

    /// <summary>xᵃ e⁻ˣ / Γ(a + 1).</summary>
    private static double Prefix(double a, double x) =>
        a < Asymptotic
            ? Math.Exp((a * Math.Log(x)) - x - LogGamma(a + 1))
            : Math.Exp((-a * Excess((x - a) / a)) - (Polynomial(1 / (a * a), Stirling) / a)) / Math.Sqrt(2 * Math.PI * a);

    /// <summary>DLMF 8.11.4: P = xᵃ e⁻ˣ / Γ(a + 1) · Σ xⁿ / ((a + 1) … (a + n)).</summary>
    private static double LowerBySeries(double a, double x)
    {
        double sum = 1, term = 1;
        for (int n = 1; n < MostTerms && term > 1e-17 * sum; n++)
        {
            term *= x / (a + n);
            sum += term;
        }

        return Prefix(a, x) * sum;
    }

    /// <summary>DLMF 8.7.3: Q = 1 - xᵃ / Γ(a + 1) - xᵃ / Γ(a) · Σ (-x)ⁿ / (n! (a + n)), for small x.</summary>
    private static double UpperBySeries(double a, double x)
    {
        double sum = 0, power = 1;
        for (int n = 1; n < MostTerms; n++)
        {
            power *= -x / n;
            sum += power / (a + n);
            if (Math.Abs(power) <= 1e-17 * Math.Abs(sum) * (a + n))
            {
                break;
            }
        }

        // Beside 1 small a are lost: DLMF 5.7.3.
        double exponent = (a * Math.Log(x)) - (a < 1e-3 ? a * Polynomial(a, LogGammaAtOne) : LogGamma(1 + a));
        return -Expm1(exponent) - (Math.Exp(exponent) * a * sum);
    }

    /// <summary>DLMF 8.9.2, the continued fraction of Q, from the front (Lentz's method in Thompson and Barnett's form).</summary>
    private static double UpperByFraction(double a, double x)
    {
        const double tiny = 1e-300;
        double b = x + 1 - a, c = 1 / tiny, d = 1 / b, fraction = d;
        for (int n = 1; n < MostTerms; n++)
        {
            double numerator = n * (a - n);
            b += 2;
            d = (numerator * d) + b;
            c = b + (numerator / c);
            d = 1 / (d == 0 ? tiny : d);
            c = c == 0 ? tiny : c;
            double factor = c * d;
            fraction *= factor;
            if (Math.Abs(factor - 1) < 1e-16)
            {
                break;
            }
        }

        return Prefix(a, x) * a * fraction;
    }
}
