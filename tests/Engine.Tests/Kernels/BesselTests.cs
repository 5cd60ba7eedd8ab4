using GradService.Kernels;

namespace GradService.Tests.Kernels;

/// <summary>Expected values were computed with 30 digits and more, by mpmath.</summary>
public sealed class BesselTests
{
    [Theory]
    [InlineData(1e-9, 1.0, 5.0000000000000003e-10, -13.266645074938387, -636619772.36758131)]
    [InlineData(0.3, 0.97762624653829609, 0.148318816273104, -0.80727357780451949, -2.2931051383885291)]
    [InlineData(5.5, -0.0068438694178191968, -0.34143821542904335, -0.33948059288191104, -0.023758238956389618)]
    [InlineData(14.7, 0.047641845901521896, 0.20425126832990539, 0.20251632381068712, -0.040788753571237942)]
    [InlineData(24.99, 0.095008236967548124, -0.1263569850078052, -0.12823154988645106, -0.097591842102018965)]
    [InlineData(25.01, 0.097515201593195707, -0.12433140440396809, -0.12625498512516838, -0.10005772718567968)]
    [InlineData(40, 0.0073668905842372896, 0.126038318037585, 0.12593641705826093, -0.0057935058215496329)]
    [InlineData(1000, 0.024786686152420175, 0.0047283119070895239, 0.0047159179776228134, -0.024784331292351779)]
    public void Bessels_functions_have_their_published_values(double x, double j0, double j1, double y0, double y1)
    {
        Agree(j0, Special.BesselJ0(x), x);
        Agree(j1, Special.BesselJ1(x), x);
        Agree(-j1, Special.BesselJ1(-x), x);
        Agree(y0, Special.BesselY0(x), x);
        Agree(y1, Special.BesselY1(x), x);
    }

    [Theory]
    [InlineData(1e-9, 20.839197373444021, 1000000000.9999999)]
    [InlineData(0.3, 1.8526273007720143, 4.1251577622444698)]
    [InlineData(5.5, 0.52332473155241565, 0.56904797438905091)]
    [InlineData(40, 0.19755558495729817, 0.20000996725443348)]
    [InlineData(1000, 0.039628321600754217, 0.03964813081296021)]
    public void Modified_functions_of_the_second_kind_have_their_published_values(double x, double k0, double k1)
    {
        Agree(k0, Special.BesselK0e(x), 0);
        Agree(k1, Special.BesselK1e(x), 0);
        Agree(k1 * Math.Exp(-x), Special.BesselK1(x), 0);
    }

    [Theory]
    [InlineData(-50, -0.16188142361232092)]
    [InlineData(-10.1, -0.059726811133453806)]
    [InlineData(-9.9, 0.13623502644797943)]
    [InlineData(-5, 0.35076100902411432)]
    [InlineData(-2.5, -0.11232506769296609)]
    [InlineData(0.5, 0.23169360648083349)]
    [InlineData(3, 0.0065911393574607191)]
    [InlineData(20, 1.6916728686705403e-27)]
    public void Airys_function_has_its_published_values(double x, double expected) => Agree(expected, Special.AiryAi(x), Math.Max(-x, 0));

    [Theory]
    [InlineData(1e-10, 0.5, 0.99999999994402264, 5.5977359480549881e-11)]
    [InlineData(0.5, 1e-12, 1.1283791670951364e-6, 0.9999988716208329)]
    [InlineData(0.3, 1.05, 0.92157033605483941, 0.078429663945160587)]
    [InlineData(2.5, 40, 0.99999999999999916, 8.3918251148316101e-16)]
    [InlineData(30, 12, 8.8701387991446941e-6, 0.99999112986120086)]
    [InlineData(99.5, 130, 0.99762903983524807, 0.0023709601647519318)]
    [InlineData(100, 70, 0.00043037259497989086, 0.99956962740502011)]
    [InlineData(150, 160, 0.79562618823432246, 0.20437381176567754)]
    [InlineData(5000, 5100, 0.92067111892238102, 0.079328881077618977)]
    [InlineData(5000, 4900, 0.077944956226513914, 0.92205504377348609)]
    public void Incomplete_gamma_functions_keep_the_digits_of_the_smaller(double a, double x, double p, double q)
    {
        Agree(p, Special.LowerGamma(a, x), 0);
        Agree(q, Special.UpperGamma(a, x), 0);
    }

    // Functions that oscillate keep digits of their amplitude, about √(2 / πx), not of their zeros.
    private static void Agree(double expected, double actual, double x)
    {
        double size = Math.Max(Math.Abs(expected), x > 1 ? Math.Sqrt(2 / (Math.PI * x)) : 0);
        Assert.True(Math.Abs(expected - actual) <= 2e-14 * size, $"expected {expected:R}, got {actual:R}");
    }
}
