using GradService.Operators;
using GradService.Tests.Autograd;

namespace GradService.Tests.Operators;

/// <summary>Where NaN goes, and where it does not.</summary>
public sealed class NanTests
{
    private const double NaN = double.NaN, Inf = double.PositiveInfinity;

    [Fact]
    public void What_where_does_not_choose_still_spoils_the_gradient_unless_it_is_safe()
    {
        Assert.Equal([NaN], Slopes.Of(x => Torch.Where(x > 0, x.Sqrt(), 0), 0));
        Assert.Equal([0], Slopes.Of(x => Torch.Where(x > 0, Torch.Where(x > 0, x, 1).Sqrt(), 0), 0));
    }

    [Fact]
    public void Zero_times_an_infinite_slope_is_NaN()
    {
        Assert.Equal([NaN], Slopes.Of(x => x * 0 * Inf, 1));
        Assert.Equal([NaN], Slopes.Of(x => x.Log() * 0, 0));
    }

    [Fact]
    public void NaN_goes_through_rectifiers_extremes_and_bounds()
    {
        Assert.Equal([NaN, 1], Slopes.Values(x => x.Relu(), NaN, 1));
        Assert.Equal([NaN], Slopes.Values(x => x.Max(), NaN, 1));
        Assert.Equal([NaN], Slopes.Values(x => x.Amax(), NaN, 1));
        Assert.Equal([NaN], Slopes.Values(x => x.Min(), NaN, 1));
        Assert.Equal([NaN], Slopes.Values(x => x.Max(0L).Values, NaN, 1));
        Assert.Equal([NaN, NaN], Slopes.Values(x => x.Maximum(Given.Vector(0, NaN)), NaN, 1));
        Assert.Equal([NaN], Slopes.Values(x => x.Minimum(Given.Vector(1)), NaN));
        Assert.Equal([NaN, 1], Slopes.Values(x => x.Clamp(-1, 1), NaN, 1));
        Assert.Equal([NaN, 3], Slopes.Values(x => x.Clamp(min: 3), NaN, 2));
    }

    [Fact]
    public void NaN_yields_in_fmax_and_fmin_and_stands_last_when_sorted()
    {
        Assert.Equal([0, 1], Slopes.Values(x => x.Fmax(Given.Vector(0, NaN)), NaN, 1));
        Assert.Equal([1], Slopes.Values(x => x.Fmin(Given.Vector(1)), NaN));
        Assert.Equal([1, NaN], Slopes.Values(x => x.Sort().Values, NaN, 1));
        Assert.Equal([0], Given.Vector(NaN, 1).Argmin().ToInt64s());
    }

    [Fact]
    public void The_gradient_of_a_maximum_that_is_NaN()
    {
        Assert.Equal([1, 0], Slopes.Of(x => x.Max(), NaN, 1));
        Assert.Equal([1, 0], Slopes.Of(x => x.Min(), NaN, 1));
        Assert.Equal([1, 0], Slopes.Of(x => x.Max(0L).Values, NaN, 1));
        Assert.Equal([NaN, NaN, NaN], Slopes.Of(x => x.Amax(), NaN, 1, 2));
        Assert.Equal([NaN, NaN], Slopes.Of(x => x.Amin(), NaN, 1));
    }

    [Fact]
    public void A_rectifier_passes_the_gradient_at_NaN() => Assert.Equal([1], Slopes.Of(x => x.Relu(), NaN));

    [Fact]
    public void A_masked_logarithm_still_has_NaN_where_zero_meets_infinity() =>
        Assert.Equal([0, NaN, 1], Slopes.Of(x => x.Log().MaskedFill(x <= 0, 0), -1, 0, 1));

    [Fact]
    public void Modulus_and_sign_are_flat_at_NaN()
    {
        Assert.Equal([0, 0], [.. Slopes.Of(Torch.Abs, NaN), .. Slopes.Of(Torch.Sign, NaN)]);
        Assert.Equal([NaN, 0], [.. Slopes.Values(Torch.Abs, NaN), .. Slopes.Values(Torch.Sign, NaN)]);
    }
}
