namespace GradService.Kernels;

/// <summary>
/// The error functions, by the rational approximations of W. J. Cody,
/// Rational Chebyshev approximations for the error function, Math. Comp. 23 (1969).
/// </summary>
internal static partial class Special
{
    private const double InverseSqrtPi = 0.56418958354775628695;

    /// <summary>Up to here erf is an odd function of small argument; beyond, 1 - erfc.</summary>
    private const double ErfCentre = 0.46875;

    private static ReadOnlySpan<double> ErfNumerator =>
        [1.85777706184603153e-1, 3.16112374387056560, 1.13864154151050156e2, 3.77485237685302021e2, 3.20937758913846947e3];

    private static ReadOnlySpan<double> ErfDenominator =>
        [1, 2.36012909523441209e1, 2.44024637934444173e2, 1.28261652607737228e3, 2.84423683343917062e3];

    private static ReadOnlySpan<double> ErfcxNumerator =>
    [
        2.15311535474403846e-8, 5.64188496988670089e-1, 8.88314979438837594, 6.61191906371416295e1, 2.98635138197400131e2,
        8.81952221241769090e2, 1.71204761263407058e3, 2.05107837782607147e3, 1.23033935479799725e3,
    ];

    private static ReadOnlySpan<double> ErfcxDenominator =>
    [
        1, 1.57449261107098347e1, 1.17693950891312499e2, 5.37181101862009858e2, 1.62138957456669019e3,
        3.29079923573345963e3, 4.36261909014324716e3, 3.43936767414372164e3, 1.23033935480374942e3,
    ];

    private static ReadOnlySpan<double> ErfcxTailNumerator =>
    [
        1.63153871373020978e-2, 3.05326634961232344e-1, 3.60344899949804439e-1, 1.25781726111229246e-1,
        1.60837851487422766e-2, 6.58749161529837803e-4,
    ];

    private static ReadOnlySpan<double> ErfcxTailDenominator =>
    [
        1, 2.56852019228982242, 1.87295284992346725, 5.27905102951428412e-1, 6.05183413124413191e-2, 2.33520497626869185e-3,
    ];

    /// <summary>erf x = 2/√π ∫₀ˣ exp(-t²) dt.</summary>
    public static double Erf(double x)
    {
        var size = Math.Abs(x);
        if (size <= ErfCentre)
        {
            return x * (Polynomial(x * x, ErfNumerator) / Polynomial(x * x, ErfDenominator));
        }

        return Math.CopySign(1 - Erfc(size), x);
    }

    /// <summary>erfc x = 1 - erf x, without cancellation for large x.</summary>
    public static double Erfc(double x)
    {
        if (Math.Abs(x) <= ErfCentre)
        {
            return 1 - Erf(x);
        }

        var tail = ErfcxTail(Math.Abs(x)) * ExpOfSquare(x, -1);
        return x < 0 ? 2 - tail : tail;
    }

    /// <summary>erfcx x = exp(x²) erfc x, finite for all large x.</summary>
    public static double Erfcx(double x)
    {
        if (Math.Abs(x) <= ErfCentre)
        {
            return Math.Exp(x * x) * (1 - Erf(x));
        }

        return x < 0 ? 2 * ExpOfSquare(x, 1) - ErfcxTail(-x) : ErfcxTail(x);
    }

    private static double ErfcxTail(double x)
    {
        if (x <= 4)
        {
            return Polynomial(x, ErfcxNumerator) / Polynomial(x, ErfcxDenominator);
        }

        var y = 1 / (x * x);
        var tail = y * Polynomial(y, ErfcxTailNumerator) / Polynomial(y, ErfcxTailDenominator);
        return (InverseSqrtPi - tail) / x;
    }
}
