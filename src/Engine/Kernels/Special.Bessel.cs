namespace GradService.Kernels;

/// <summary>
/// Modified Bessel functions of the first kind: up to 8 by their power series (Abramowitz and Stegun 9.6.10), whose terms are all
/// positive; beyond, √x exp(-x) I(x) is a Chebyshev series in 16/x - 1, with coefficients computed with 50 digits.
/// </summary>
internal static partial class Special
{
    private const double BesselBorder = 8;

    /// <summary>Terms of the power series that matter at the border.</summary>
    private const int BesselTerms = 26;

    private static ReadOnlySpan<double> I0Large =>
    [
        0.4022452055070544, 0.0033691164782556943, 6.889758346916825e-05,
        2.8913705208347567e-06, 2.0489185894690638e-07, 2.266668990498178e-08,
        3.3962320257083865e-09, 4.94060238822497e-10, 1.1889147107846439e-11,
        -3.1499165279632416e-11, -1.3215811840447713e-11, -1.7941785315068062e-12,
        7.180124451383666e-13, 3.8527783827421426e-13, 1.54008621752141e-14,
        -4.150569347287222e-14, -9.554846698828307e-15, 3.8116806693526224e-15,
        1.7725601330565263e-15, -3.425485619677219e-16, -2.8276239805165836e-16,
        3.461222867697461e-17, 4.46562142029676e-17, -4.830504485944182e-18,
        -7.233180487874754e-18, 9.921475412173699e-19, 1.193650890845982e-18,
    ];

    private static ReadOnlySpan<double> I1Large =>
    [
        0.38928811750914005, -0.009761097491361469, -0.00011058893876262371,
        -3.882564808877691e-06, -2.512236237870209e-07, -2.6314688468895196e-08,
        -3.835380385964237e-09, -5.589743462196584e-10, -1.8974958123505413e-11,
        3.2526035830154884e-11, 1.4125807436613782e-11, 2.0356285441470896e-12,
        -7.198551776245908e-13, -4.0835511110921974e-13, -2.1015418427726643e-14,
        4.272440016711951e-14, 1.0420276984128802e-14, -3.8144030724370075e-15,
        -1.8803547755107825e-15, 3.3082023109209285e-16, 2.96262899764595e-16,
        -3.209525921993424e-17, -4.6503053684893586e-17, 4.414348323071708e-18,
        7.517296310842105e-18, -9.314178867326884e-19, -1.242193275194891e-18,
    ];

    /// <summary>I₀(x).</summary>
    public static double I0(double x)
    {
        x = Math.Abs(x);
        return x <= BesselBorder ? BesselSeries(x, 0) : TimesExp(I0Tail(x), x);
    }

    /// <summary>exp(-|x|) I₀(x).</summary>
    public static double I0e(double x)
    {
        x = Math.Abs(x);
        return x <= BesselBorder ? BesselSeries(x, 0) * Math.Exp(-x) : I0Tail(x);
    }

    /// <summary>I₁(x), an odd function.</summary>
    public static double I1(double x)
    {
        var size = Math.Abs(x);
        return size <= BesselBorder ? 0.5 * x * BesselSeries(x, 1) : Math.CopySign(TimesExp(I1Tail(size), size), x);
    }

    /// <summary>exp(-|x|) I₁(x).</summary>
    public static double I1e(double x)
    {
        var size = Math.Abs(x);
        return size <= BesselBorder ? 0.5 * x * BesselSeries(x, 1) * Math.Exp(-size) : Math.CopySign(I1Tail(size), x);
    }

    private static double I0Tail(double x) => Chebyshev(16 / x - 1, I0Large) / Math.Sqrt(x);

    private static double I1Tail(double x) => Chebyshev(16 / x - 1, I1Large) / Math.Sqrt(x);

    /// <summary>Σ (x²/4)ᵏ order! / (k! (k + order)!), from the last term inwards.</summary>
    private static double BesselSeries(double x, int order)
    {
        var z = 0.25 * x * x;
        var sum = 1.0;
        for (var k = BesselTerms; k > 0; k--)
        {
            sum = Math.FusedMultiplyAdd(sum, z / (k * (k + order)), 1);
        }

        return sum;
    }

    // exp(x) overflows a little before I(x) does.
    private static double TimesExp(double scaled, double x)
    {
        if (x <= 700)
        {
            return scaled * Math.Exp(x);
        }

        var half = Math.Exp(x / 2);
        return double.IsInfinity(half) ? half : scaled * half * half;
    }
}
