namespace GradService.Kernels;

/// <summary>The logarithm of the gamma function and its derivative.</summary>
internal static partial class Special
{
    private const double Ln2 = 0.69314718055994530942;
    private const double LnPi = 1.1447298858494001741;
    private const double HalfLnTwoPi = 0.91893853320467274178;

    /// <summary>From here on the asymptotic series are exact to the last digit.</summary>
    private const double Asymptotic = 10;

    /// <summary>The positive zero of digamma, in two parts.</summary>
    private const double DigammaZero = 1.4616321449683622;
    private const double DigammaZeroRest = 9.549995429965697e-17;

    /// <summary>ln Γ(2 + t) / t at t = (3u + 1)/4, -1 ≤ u ≤ 1: Chebyshev interpolation computed with 50 digits.</summary>
    private static ReadOnlySpan<double> LogGammaNearTwo =>
    [
        3.985660331459301e-12, -1.2167808436878796e-11, 1.630804231887872e-11,
        -5.338270195284156e-11, 2.2163475329647972e-10, -6.999053676537071e-10,
        2.1608828757765594e-09, -6.9256028777360776e-09, 2.234897983698776e-08,
        -7.234609675864082e-08, 2.3583082210928383e-07, -7.755339781986986e-07,
        2.578121719185115e-06, -8.690385595859135e-06, 2.9836329666732718e-05,
        -0.0001050368106106043, 0.0003832198800395825, -0.001475284220194118,
        0.0061966365682440076, -0.030541164666834205, 0.21917882116244464,
        0.4994868595695864,
    ];

    /// <summary>ψ(x) / (x - its zero) at x = (u + 3)/2, -1 ≤ u ≤ 1: Chebyshev interpolation computed with 50 digits.</summary>
    private static ReadOnlySpan<double> DigammaOverDistance =>
    [
        -1.0015117602062808e-11, 2.918622732168261e-11, -2.7468150389464952e-11,
        8.734528429142953e-11, -4.197772636734229e-10, 1.2469984616707403e-09,
        -3.5032218996509724e-09, 1.0527692435026686e-08, -3.181266980138485e-08,
        9.543298288278275e-08, -2.8620904099739414e-07, 8.589060721930695e-07,
        -2.578134894751126e-06, 7.741234508636364e-06, -2.3258232466707952e-05,
        6.995018825112794e-05, -0.00021074841288961643, 0.0006368880303865817,
        -0.001935066664735652, 0.005936795278301761, -0.01855061538173984,
        0.06013562106019684, -0.21181371064073024, 0.9510558760318328,
    ];

    /// <summary>B₂ₖ / (2k (2k - 1)), Stirling's series (Abramowitz and Stegun 6.1.41), the last first.</summary>
    private static ReadOnlySpan<double> Stirling =>
        [-3617.0 / 122400, 1.0 / 156, -691.0 / 360360, 1.0 / 1188, -1.0 / 1680, 1.0 / 1260, -1.0 / 360, 1.0 / 12];

    /// <summary>B₂ₖ / 2k (Abramowitz and Stegun 6.3.18), the last first.</summary>
    private static ReadOnlySpan<double> DigammaSeries =>
        [-3617.0 / 8160, 1.0 / 12, -691.0 / 32760, 1.0 / 132, -1.0 / 240, 1.0 / 252, -1.0 / 120, 1.0 / 12];

    /// <summary>ln |Γ(x)|; ∞ at the poles 0, -1, -2, … and at ±∞.</summary>
    public static double LogGamma(double x)
    {
        if (x < 0)
        {
            return Math.Floor(x) == x ? double.PositiveInfinity : LnPi - Math.Log(Math.Abs(double.SinPi(x))) - LogGamma(1 - x);
        }

        if (x >= Asymptotic)
        {
            var series = Polynomial(1 / (x * x), Stirling) / x;
            return x > 1e300 ? x * (Math.Log(x) - 1) : (x - 0.5) * Math.Log(x) - x + HalfLnTwoPi + series;
        }

        return x < 0.5 ? LogGammaAbove(x) - Math.Log(x * (1 + x))
            : x < 1.5 ? LogGammaAbove(x - 1) - Math.Log(x)
            : LogGammaByRecurrence(x);
    }

    /// <summary>ψ(x) = d/dx ln Γ(x); ∓∞ at ±0 and NaN at the negative integers.</summary>
    public static double Digamma(double x)
    {
        if (x == 0)
        {
            return Math.CopySign(double.PositiveInfinity, -x);
        }

        if (x < 0)
        {
            return Math.Floor(x) == x ? double.NaN : Digamma(1 - x) - Math.PI / double.TanPi(x);
        }

        if (x >= Asymptotic)
        {
            var square = 1 / (x * x);
            return Math.Log(x) - 0.5 / x - square * Polynomial(square, DigammaSeries);
        }

        var sum = x < 1 ? -1 / x : 0;
        x = x < 1 ? x + 1 : x;
        for (; x > 2; sum += 1 / x)
        {
            x -= 1;
        }

        return sum + (x - DigammaZero - DigammaZeroRest) * Polynomial(2 * x - 3, DigammaOverDistance);
    }

    /// <summary>Γ(x) = (x - 1)(x - 2)… Γ(the part of x between 1½ and 2½).</summary>
    private static double LogGammaByRecurrence(double x)
    {
        var product = 1.0;
        while (x > 2.5)
        {
            x -= 1;
            product *= x;
        }

        return Math.Log(product) + LogGammaAbove(x - 2);
    }

    /// <summary>ln Γ(2 + t) for -½ ≤ t ≤ 1, with every digit right near its zero at t = 0 and, given 1 + t, at t = -1.</summary>
    private static double LogGammaAbove(double t) => t * Polynomial((4 * t - 1) / 3, LogGammaNearTwo);
}
