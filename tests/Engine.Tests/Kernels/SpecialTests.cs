using GradService.Kernels;

namespace GradService.Tests.Kernels;

/// <summary>Expected values were computed with 60 digits.</summary>
public sealed class SpecialTests
{
    [Theory]
    [InlineData(1e-300, 1.1283791670955126e-300)]
    [InlineData(1e-5, 1.1283791670579e-5)]
    [InlineData(0.3, 0.3286267594591274)]
    [InlineData(0.46875, 0.49261347321793797)]
    [InlineData(0.5, 0.5204998778130465)]
    [InlineData(-1.3, -0.9340079449406524)]
    [InlineData(2.5, 0.999593047982555)]
    [InlineData(5.9, 0.9999999999999999)]
    public void Erf_has_its_published_values(double x, double expected) =>
        AssertRelative(expected, Special.Erf(x));

    [Theory]
    [InlineData(-3.0, 1.9999779095030015)]
    [InlineData(-0.2, 1.2227025892104784)]
    [InlineData(0.1, 0.887537083981715)]
    [InlineData(0.5, 0.4795001221869535)]
    [InlineData(1.0, 0.15729920705028513)]
    [InlineData(4.0, 1.541725790028002e-8)]
    [InlineData(10.0, 2.088487583762545e-45)]
    [InlineData(26.0, 5.663192408856143e-296)]
    public void Erfc_has_its_published_values(double x, double expected) =>
        AssertRelative(expected, Special.Erfc(x));

    [Theory]
    [InlineData(-20.0, 1.0442939379528289e+174)]
    [InlineData(-1.0, 5.008980080762283)]
    [InlineData(0.2, 0.8090195199015807)]
    [InlineData(1.0, 0.427583576155807)]
    [InlineData(5.0, 0.11070463773306863)]
    [InlineData(100.0, 0.005641613782989433)]
    [InlineData(10000000000.0, 5.641895835477563e-11)]
    public void Erfcx_has_its_published_values(double x, double expected) =>
        AssertRelative(expected, Special.Erfcx(x));

    [Theory]
    [InlineData(1e-300, 8.86226925452758e-301)]
    [InlineData(0.1, 0.08885599049425769)]
    [InlineData(-0.5, -0.4769362762044699)]
    [InlineData(0.75, 0.8134198475976185)]
    [InlineData(0.99, 1.8213863677184494)]
    [InlineData(-0.999999, -3.458910737275499)]
    [InlineData(0.9999999999999999, 5.8635847487551676)]
    public void ErfInv_has_its_published_values(double x, double expected) =>
        AssertRelative(expected, Special.ErfInv(x));

    [Theory]
    [InlineData(1e-310, 713.8013788281542)]
    [InlineData(1e-5, 11.512919692895826)]
    [InlineData(0.3, 1.0957979948180756)]
    [InlineData(0.7, 0.26086724653166654)]
    [InlineData(1.0000001, -5.772155829918507e-8)]
    [InlineData(1.5, -0.12078223763524522)]
    [InlineData(1.9999999, -4.2278430309861296e-8)]
    [InlineData(3.7, 1.428072326665388)]
    [InlineData(9.9, 12.57717990421988)]
    [InlineData(10.5, 13.940625219403763)]
    [InlineData(171.5, 709.1431630309282)]
    [InlineData(10000000000.0, 220258509288.81058)]
    [InlineData(1e+305, 7.012884533631839e+307)]
    [InlineData(-0.5, 1.2655121234846454)]
    [InlineData(-7.25, -7.54188344347575)]
    [InlineData(-1e-200, 460.51701859880916)]
    public void LogGamma_has_its_published_values(double x, double expected) =>
        AssertRelative(expected, Special.LogGamma(x));

    [Theory]
    [InlineData(1e-5, -100000.57719921567)]
    [InlineData(0.25, -4.2274535333762655)]
    [InlineData(1.0, -0.5772156649015329)]
    [InlineData(1.4616321449683622, -9.241265521729427e-17)]
    [InlineData(1.4616321449683625, 1.2245374622004068e-16)]
    [InlineData(2.0, 0.42278433509846713)]
    [InlineData(5.5, 1.6110931485817512)]
    [InlineData(10.5, 2.3030010342976865)]
    [InlineData(10000000000.0, 23.025850929890456)]
    [InlineData(-0.5, 0.03648997397857652)]
    [InlineData(-9.75, -0.8139190159811147)]
    public void Digamma_has_its_published_values(double x, double expected) =>
        AssertRelative(expected, Special.Digamma(x));

    [Theory]
    [InlineData(0.0, 1.0)]
    [InlineData(0.001, 1.0000002500000156)]
    [InlineData(2.5, 3.289839144050123)]
    [InlineData(-7.9, 389.406283282158)]
    [InlineData(8.1, 469.5006067101215)]
    [InlineData(100.0, 1.0737517071310738e+42)]
    [InlineData(713.0, 6.705128263670996e+307)]
    public void I0_has_its_published_values(double x, double expected) =>
        AssertRelative(expected, Special.I0(x));

    [Theory]
    [InlineData(0.0, 1.0)]
    [InlineData(-1.0, 0.46575960759364043)]
    [InlineData(7.9, 0.14436986414104191)]
    [InlineData(8.1, 0.14251180948829528)]
    [InlineData(1000.0, 0.012617240455891257)]
    public void I0e_has_its_published_values(double x, double expected) =>
        AssertRelative(expected, Special.I0e(x));

    [Theory]
    [InlineData(1e-300, 5e-301)]
    [InlineData(0.001, 0.0005000000625000026)]
    [InlineData(2.5, 2.5167162452886984)]
    [InlineData(-7.9, -363.8539440845084)]
    [InlineData(8.1, 439.48430891035844)]
    [InlineData(100.0, 1.0683693903381625e+42)]
    [InlineData(713.0, 6.700424559186402e+307)]
    public void I1_has_its_published_values(double x, double expected) =>
        AssertRelative(expected, Special.I1(x));

    [Theory]
    [InlineData(0.001, 0.0004995003123542213)]
    [InlineData(-1.0, -0.20791041534970844)]
    [InlineData(7.9, 0.13489649943989376)]
    [InlineData(8.1, 0.13340068832583662)]
    [InlineData(-1000.0, -0.012610930256928629)]
    public void I1e_has_its_published_values(double x, double expected) =>
        AssertRelative(expected, Special.I1e(x));

    [Theory]
    [InlineData(-37.0, 5.725571222524577e-300)]
    [InlineData(-5.0, 2.866515718791939e-7)]
    [InlineData(-1.0, 0.15865525393145705)]
    [InlineData(0.0, 0.5)]
    [InlineData(0.3, 0.6179114221889527)]
    [InlineData(2.0, 0.9772498680518208)]
    [InlineData(8.0, 0.9999999999999993)]
    public void Ndtr_has_its_published_values(double x, double expected) =>
        AssertRelative(expected, Special.Ndtr(x));

    [Theory]
    [InlineData(-1000.0, -500007.82669481216)]
    [InlineData(-37.0, -689.0305855768906)]
    [InlineData(-5.0, -15.064998393988725)]
    [InlineData(-1.0, -1.8410216450092636)]
    [InlineData(0.3, -0.4814101615884812)]
    [InlineData(8.0, -6.220960574271786e-16)]
    public void LogNdtr_has_its_published_values(double x, double expected) =>
        AssertRelative(expected, Special.LogNdtr(x));

    [Theory]
    [InlineData(5e-324, -38.467405617144344)]
    [InlineData(1e-300, -37.0470962993612)]
    [InlineData(1e-5, -4.264890793922825)]
    [InlineData(0.2, -0.8416212335729142)]
    [InlineData(0.3, -0.5244005127080408)]
    [InlineData(0.5000001, 2.506628273311648e-7)]
    [InlineData(0.8, 0.8416212335729144)]
    [InlineData(0.9999999999999999, 8.209536151601387)]
    public void Ndtri_has_its_published_values(double x, double expected) =>
        AssertRelative(expected, Special.Ndtri(x));

    [Theory]
    [InlineData(1e-10, 1.0)]
    [InlineData(0.25, 0.9003163161571061)]
    [InlineData(-1.5, -0.2122065907891938)]
    [InlineData(100.25, 0.0022451778457783195)]
    public void Sinc_has_its_published_values(double x, double expected) =>
        AssertRelative(expected, Special.Sinc(x));

    [Theory]
    [InlineData(1e-300, 6.9077552789821376e-298)]
    [InlineData(0.25, 0.34657359027997264)]
    [InlineData(1.5, -0.6081976621622466)]
    [InlineData(1e+100, -2.302585092994046e+102)]
    public void Entr_has_its_published_values(double x, double expected) =>
        AssertRelative(expected, Special.Entr(x));

    [Theory]
    [InlineData(1e-300, 1e-300)]
    [InlineData(-1e-10, -1.00000000005e-10)]
    [InlineData(1e-5, 9.999950000333332e-6)]
    [InlineData(-0.75, -1.3862943611198906)]
    [InlineData(10000000000.0, 23.025850930040455)]
    public void Log1p_has_its_published_values(double x, double expected) =>
        AssertRelative(expected, Special.Log1p(x));

    [Theory]
    [InlineData(1e-300, 1e-300)]
    [InlineData(-1e-10, -9.999999999500001e-11)]
    [InlineData(1e-5, 1.0000050000166668e-5)]
    [InlineData(-0.75, -0.5276334472589853)]
    [InlineData(5.0, 147.4131591025766)]
    [InlineData(-50.0, -1.0)]
    public void Expm1_has_its_published_values(double x, double expected) =>
        AssertRelative(expected, Special.Expm1(x));

    [Theory]
    [InlineData(2.0, 1.0, 1.6449340668482264)]
    [InlineData(1.0000001, 0.5, 10000001.95767149)]
    [InlineData(1.5, 0.01, 1002.5924620202128)]
    [InlineData(3.0, -2.75, 62.05882652985759)]
    [InlineData(4.0, -1000.25, 259.7575760903406)]
    [InlineData(50.0, 9.7, 4.620124790123742e-50)]
    [InlineData(100.0, 0.9, 37648.61949599017)]
    [InlineData(4.5, 1000000.0, 2.8571478571466072e-22)]
    public void Zeta_has_its_published_values(double x, double q, double expected) =>
        AssertRelative(expected, Special.Zeta(x, q));

    [Theory]
    [InlineData(0, 1.0, -0.5772156649015329)]
    [InlineData(1, 1.0, 1.6449340668482264)]
    [InlineData(2, 1.0, -2.4041138063191885)]
    [InlineData(1, -0.5, 8.934802200544679)]
    [InlineData(3, 0.01, 600000006.2510618)]
    [InlineData(2, -30.25, 124.02404942909006)]
    [InlineData(10, 25.0, -4.621664515048832e-9)]
    [InlineData(60, 12.2, -4526957424707704.0)]
    [InlineData(170, 50.0, -2.2485188172316244e+16)]
    [InlineData(1, 100000000.0, 1.000000005e-8)]
    public void Polygamma_has_its_published_values(long n, double x, double expected) =>
        AssertRelative(expected, Special.Polygamma(n, x));

    [Fact]
    public void Error_functions_reach_their_limits()
    {
        Assert.Equal(1, Special.Erf(double.PositiveInfinity));
        Assert.Equal(-1, Special.Erf(double.NegativeInfinity));
        Assert.Equal(0, Special.Erfc(double.PositiveInfinity));
        Assert.Equal(2, Special.Erfc(double.NegativeInfinity));
        Assert.Equal(0, Special.Erfcx(double.PositiveInfinity));
        Assert.Equal(double.PositiveInfinity, Special.Erfcx(-27));
        Assert.Equal(double.PositiveInfinity, Special.ErfInv(1));
        Assert.Equal(double.NegativeInfinity, Special.ErfInv(-1));
        Assert.Equal(double.NaN, Special.ErfInv(1.1));
        Assert.True(double.IsNegative(Special.Erf(-0.0)));
        Assert.True(double.IsNegative(Special.ErfInv(-0.0)));
    }

    [Fact]
    public void The_normal_distribution_reaches_its_limits()
    {
        Assert.Equal(0, Special.Ndtr(double.NegativeInfinity));
        Assert.Equal(1, Special.Ndtr(double.PositiveInfinity));
        Assert.Equal(double.NegativeInfinity, Special.LogNdtr(double.NegativeInfinity));
        Assert.Equal(0, Special.LogNdtr(double.PositiveInfinity));
        Assert.Equal(double.NegativeInfinity, Special.Ndtri(0));
        Assert.Equal(double.PositiveInfinity, Special.Ndtri(1));
        Assert.Equal(0, Special.Ndtri(0.5));
        Assert.Equal(double.NaN, Special.Ndtri(-0.1));
        Assert.Equal(double.NaN, Special.Ndtri(1.1));
    }

    [Theory]
    [InlineData(-0.0)]
    [InlineData(-1.0)]
    [InlineData(-1e20)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void LogGamma_is_infinite_at_its_poles_and_at_infinity(double x) =>
        Assert.Equal(double.PositiveInfinity, Special.LogGamma(x));

    [Theory]
    [InlineData(1.0)]
    [InlineData(2.0)]
    public void LogGamma_vanishes_exactly_at_one_and_two(double x) => Assert.Equal(0, Special.LogGamma(x));

    [Theory]
    [InlineData(0.0, double.NegativeInfinity)]
    [InlineData(-0.0, double.PositiveInfinity)]
    [InlineData(-3.0, double.NaN)]
    [InlineData(double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity, double.NaN)]
    public void Digamma_has_signed_infinities_at_the_zeros_and_NaN_at_its_other_poles(double x, double expected) =>
        Assert.Equal(expected, Special.Digamma(x));

    [Theory]
    [InlineData(1.0, 2.0, double.PositiveInfinity)]
    [InlineData(0.5, 2.0, double.NaN)]
    [InlineData(2.0, 0.0, double.PositiveInfinity)]
    [InlineData(2.0, -4.0, double.PositiveInfinity)]
    [InlineData(2.5, -0.5, double.NaN)]
    [InlineData(double.NaN, 1.0, double.NaN)]
    [InlineData(2.0, double.PositiveInfinity, 0.0)]
    [InlineData(double.PositiveInfinity, 2.0, 0.0)]
    public void Zeta_is_infinite_at_its_poles_and_undefined_where_a_power_is(double x, double q, double expected) =>
        Assert.Equal(expected, Special.Zeta(x, q));

    [Fact]
    public void Zeta_far_below_zero_takes_no_longer_than_elsewhere() =>
        AssertRelative(Math.PI * Math.PI, Special.Zeta(2, -1e15 - 0.5));

    [Fact]
    public void Scaled_Bessel_functions_stay_finite_where_the_plain_ones_overflow()
    {
        Assert.Equal(double.PositiveInfinity, Special.I0(-1000));
        Assert.Equal(double.NegativeInfinity, Special.I1(-1000));
        Assert.Equal(0, Special.I0e(double.PositiveInfinity));
        Assert.Equal(0, Special.I1e(double.NegativeInfinity));
        Assert.True(Special.I0e(1e300) > 0);
    }

    [Theory]
    [InlineData(0.5, 0.3, 0.5614219739190002, 0.4385780260809999)]
    [InlineData(2.5, 0.1, 0.0008861387888124426, 0.9991138612111875)]
    [InlineData(2.5, 7, 0.9843905838997331, 0.015609416100266916)]
    [InlineData(0.001, 0.001, 0.9936876467088603, 0.00631235329113971)]
    [InlineData(1e-300, 0.001, 1.0, 6.33153936413615e-300)]
    [InlineData(0.9, 1.05, 0.692141012064783, 0.30785898793521704)]
    [InlineData(0.3, 1.2, 0.9366052804307409, 0.0633947195692591)]
    [InlineData(30, 20, 0.02181821752555739, 0.9781817824744427)]
    [InlineData(30, 45, 0.9926628007022035, 0.007337199297796504)]
    [InlineData(150, 151, 0.5432697634436877, 0.4567302365563123)]
    [InlineData(1999, 2010, 0.5998779706154194, 0.4001220293845807)]
    [InlineData(2000, 1950, 0.1313526369567147, 0.8686473630432853)]
    [InlineData(2500, 2700, 0.999952823644053, 4.717635594693641e-05)]
    [InlineData(2500, 1600, 4.568135973305534e-96, 1.0)]
    [InlineData(100000.0, 100100.0, 0.6244451307044055, 0.3755548692955945)]
    [InlineData(1000000.0, 999000.0, 0.15865521357430365, 0.8413447864256963)]
    [InlineData(1000000000.0, 1000020000.0, 0.736457437339618, 0.263542562660382)]
    [InlineData(20, 0.7, 1.6847286927067638e-22, 1.0)]
    [InlineData(100, 250, 1.0, 1.1737017704487874e-27)]
    [InlineData(1e-10, 0.5, 0.9999999999440227, 5.597735948054988e-11)]
    [InlineData(0.05, 1e-08, 0.4089423995834056, 0.5910576004165944)]
    [InlineData(3000, 2900, 0.032859991921120976, 0.967140008078879)]
    [InlineData(3000, 4200, 1.0, 3.088499380568264e-85)]
    [InlineData(3000, 2000, 2.287177814973167e-96, 1.0)]
    public void The_incomplete_gamma_functions_have_their_published_values(double a, double x, double lower, double upper)
    {
        AssertRelative(lower, Special.LowerGamma(a, x), 1e-12);
        AssertRelative(upper, Special.UpperGamma(a, x), 1e-12);
    }

    [Theory]
    [InlineData(0.0, 0.0, double.NaN)]
    [InlineData(0.0, 1.0, 1)]
    [InlineData(0.0, double.PositiveInfinity, 1)]
    [InlineData(1.0, 0.0, 0)]
    [InlineData(2.0, -0.0, 0)]
    [InlineData(1.0, double.PositiveInfinity, 1)]
    [InlineData(double.PositiveInfinity, 1.0, 0)]
    [InlineData(double.PositiveInfinity, double.PositiveInfinity, double.NaN)]
    [InlineData(-1.0, 1.0, double.NaN)]
    [InlineData(1.0, -1.0, double.NaN)]
    [InlineData(double.NaN, 1.0, double.NaN)]
    [InlineData(1.0, double.NaN, double.NaN)]
    [InlineData(1e300, 1.0, 0)]
    [InlineData(1e300, 1e305, 1)]
    [InlineData(1e-300, 1e300, 1)]
    public void The_incomplete_gamma_functions_end_in_their_limits(double a, double x, double lower)
    {
        Assert.Equal(lower, Special.LowerGamma(a, x));
        Assert.Equal(1 - lower, Special.UpperGamma(a, x));
    }

    [Fact]
    public void Elementary_edges_follow_the_limits()
    {
        Assert.Equal(1, Special.Sinc(0));
        Assert.Equal(0, Special.Sinc(-7));
        Assert.Equal(0, Special.Entr(0));
        Assert.Equal(double.NegativeInfinity, Special.Entr(-1));
        Assert.Equal(double.NegativeInfinity, Special.Log1p(-1));
        Assert.Equal(double.NaN, Special.Log1p(-2));
        Assert.Equal(double.PositiveInfinity, Special.Log1p(double.PositiveInfinity));
        Assert.Equal(-1, Special.Expm1(double.NegativeInfinity));
        Assert.Equal(double.PositiveInfinity, Special.Expm1(double.PositiveInfinity));
    }

    [Fact]
    public void NaN_goes_through_every_function()
    {
        Func<double, double>[] functions =
        [
            Special.Erf, Special.Erfc, Special.Erfcx, Special.ErfInv, Special.LogGamma, Special.Digamma, Special.I0, Special.I0e,
            Special.I1, Special.I1e, Special.Ndtr, Special.LogNdtr, Special.Ndtri, Special.Sinc, Special.Entr, Special.Log1p,
            Special.Expm1, x => Special.Zeta(2, x), x => Special.Polygamma(1, x),
        ];

        Assert.All(functions, function => Assert.Equal(double.NaN, function(double.NaN)));
    }

    private static void AssertRelative(double expected, double actual, double tolerance = 4e-15) =>
        Assert.True(Math.Abs(actual - expected) <= tolerance * Math.Abs(expected), $"expected {expected:R}, got {actual:R}");
}
