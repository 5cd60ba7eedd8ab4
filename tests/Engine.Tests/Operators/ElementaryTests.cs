using System.Numerics;
using GradService.Autograd;
using GradService.Operators;
using GradService.Tensors;
using GradService.Tests.Autograd;

namespace GradService.Tests.Operators;

public sealed class ElementaryTests
{
    private const double Infinity = double.PositiveInfinity;

    [Fact]
    public void Roots_and_logarithms_have_infinite_slopes_at_the_edge_of_their_domain()
    {
        Assert.Equal([Infinity, double.NaN, 0.25], Slopes.Of(Torch.Sqrt, 0, -1, 4));
        Assert.Equal([-Infinity, -0.0625], Slopes.Of(Torch.Rsqrt, 0, 4));
        Assert.Equal([Infinity, -1], Slopes.Of(Torch.Log, 0, -1));
        Assert.Equal([Infinity], Slopes.Of(Torch.Log1p, -1));
    }

    [Fact]
    public void Inverse_functions_have_infinite_slopes_at_the_edge_of_their_domain()
    {
        Assert.Equal([Infinity, Infinity], Slopes.Of(Torch.Asin, 1, -1));
        Assert.Equal([-Infinity], Slopes.Of(Torch.Acos, 1));
        Assert.Equal([Infinity, Infinity], Slopes.Of(Torch.Atanh, 1, -1));
        Assert.Equal([Infinity], Slopes.Of(Torch.Acosh, 1));
        Slopes.Agree([0.5773502691896258], Slopes.Of(Torch.Acosh, 2));
    }

    [Fact]
    public void Small_arguments_keep_all_their_digits()
    {
        Assert.Equal([1e-20, -1e-20], Slopes.Values(Torch.Log1p, 1e-20, -1e-20));
        Assert.Equal([1e-20, -1e-20], Slopes.Values(Torch.Expm1, 1e-20, -1e-20));
        Assert.Equal([1e-9, 1e-9, 1e-9], [.. Slopes.Values(Torch.Tanh, 1e-9), .. Slopes.Values(Torch.Sinh, 1e-9), .. Slopes.Values(Torch.Asinh, 1e-9)]);
    }

    [Fact]
    public void Sigmoid_and_tanh_saturate_without_NaN()
    {
        Assert.Equal([1, 0], Slopes.Values(Torch.Sigmoid, 1000, -1000));
        Assert.Equal([0, 0], Slopes.Of(Torch.Sigmoid, 1000, -1000));
        Assert.Equal([0, 0], Slopes.Of(Torch.Tanh, 1000, -1000));
    }

    [Fact]
    public void Sinc_is_flat_at_0_and_so_is_its_slope_s_graph()
    {
        Tensor x = Given.Leaf(0, 1);
        Tensor slope = Gradients.Grad([x.Sinc().Sum()], [x], createGraph: true)[0]!;
        Slopes.Agree([0, -1], slope.ToDoubles());
        Assert.True(double.IsFinite(Gradients.Grad([slope.Sum()], [x])[0]!.ToDoubles()[0]));
    }

    [Fact]
    public void Aliases_are_the_same_operator()
    {
        Assert.Same(Catalogue.Find("asin"), Catalogue.Find("arcsin"));
        Assert.Same(Catalogue.Find("acosh_"), Catalogue.Find("arccosh_"));
        Assert.Same(Catalogue.Find("sigmoid"), Catalogue.Find("special.expit"));
        Assert.Same(Catalogue.Find("digamma"), Catalogue.Find("special.psi"));
    }

    [Theory]
    [InlineData("log", -1, -0.0, 0, -Math.PI)]
    [InlineData("log", 1e-9, 1, 5e-19, 1.5707963257948967)]
    [InlineData("log", 3e200, 4e200, 462.12645651124325, 0.9272952180016122)]
    [InlineData("sqrt", -4, -0.0, 0, -2)]
    [InlineData("sqrt", 1e308, 1e308, 1.09868411346781e154, 4.5508986056222734e153)]
    [InlineData("asin", 2, 0.0, 1.5707963267948966, 1.3169578969248166)]
    [InlineData("asin", 2, -0.0, 1.5707963267948966, -1.3169578969248166)]
    [InlineData("asin", 1e-10, 1e-10, 1e-10, 1e-10)]
    [InlineData("acos", 2, -0.0, 0, 1.3169578969248166)]
    [InlineData("acos", 1e200, 1e200, 0.7853981633974483, -461.5567393696491)]
    [InlineData("acosh", -2, -0.0, 1.3169578969248166, -Math.PI)]
    [InlineData("atanh", 2, 0.0, 0.5493061443340549, 1.5707963267948966)]
    [InlineData("atanh", 1e-10, 1e-10, 1e-10, 1e-10)]
    [InlineData("atan", 0.0, 2, 1.5707963267948966, 0.5493061443340549)]
    [InlineData("asinh", 0.0, 2, 1.3169578969248166, 1.5707963267948966)]
    [InlineData("tanh", 400, 1, 1, 0)]
    [InlineData("tan", 1, 400, 0, 1)]
    [InlineData("sinh", 710, 1, 6.035162617272641e307, 9.399208879688905e307)]
    [InlineData("sigmoid", -800, 1, 0, 0)]
    public void Complex_functions_hold_to_their_branch_cuts_and_do_not_overflow(string op, double re, double im, double expectedRe, double expectedIm)
    {
        Tensor z = Tensor.From<Complex>([new(re, im)], DType.Complex128, Shape.Of(1));
        Complex value = Catalogue.Find(op)!.Overloads[0].Invoke([z])[0].ToComplexNumbers()[0];
        double size = Math.Max(Complex.Abs(new Complex(expectedRe, expectedIm)), 1e-300);
        Assert.True(
            Math.Abs(value.Real - expectedRe) <= 1e-13 * Math.Max(size, Math.Abs(expectedRe)) && Math.Abs(value.Imaginary - expectedIm) <= 1e-13 * size,
            $"{op}({re}, {im}) = {value}");
        Assert.Equal(double.IsNegative(expectedIm), double.IsNegative(value.Imaginary));
    }

    [Fact]
    public void Integers_become_the_default_dtype() => Assert.Equal(DType.Float32, Given.Integers(1, 2).Sin().DType);

    [Fact]
    public void Special_functions_keep_PyTorchs_slopes_at_their_poles()
    {
        Assert.Equal([-Infinity, double.NaN], Slopes.Of(Torch.Lgamma, 0, -1));
        Assert.Equal([Infinity], Slopes.Of(Torch.Digamma, 0));
        Slopes.Agree([-2.404113806319188], Slopes.Of(x => Torch.Polygamma(1, x), 1));
        Assert.Equal([Infinity, Infinity, double.NaN], Slopes.Of(Torch.ErfInv, 1, -1, 2));
        Assert.Equal([Infinity, Infinity], Slopes.Of(Torch.Ndtri, 0, 1));
        Assert.Equal([Infinity, double.NaN], Slopes.Of(Torch.Entr, 0, -1));
        Assert.Equal([0.5, 0.5, 0], [.. Slopes.Of(Torch.I1, 0), .. Slopes.Of(Torch.I1e, 0), .. Slopes.Of(Torch.I0e, 0)]);
    }

    [Fact]
    public void Logit_is_infinite_at_its_ends_and_flat_beyond_eps()
    {
        Assert.Equal([Infinity, Infinity, double.NaN], Slopes.Of(x => x.Logit(), 0, 1, -1));
        Slopes.Agree([0, 1001.0010010010009, 4, 0], Slopes.Of(x => x.Logit(1e-3), 0, 1e-3, 0.5, 1));
        Slopes.Agree([-6.906754778648554, 6.906754778648553], Slopes.Values(x => x.Logit(1e-3), 0, 2));
    }

    [Fact]
    public void Orders_that_no_function_has_are_refused()
    {
        Given.Raises("polygamma(n, x) does not support negative n.", () => Torch.Polygamma(-1, Given.Vector(1)));
        Given.Raises("p has to be greater than or equal to 1", () => Given.Vector(1).Mvlgamma(0));
        Assert.Equal(ErrorKind.LimitExceeded, Assert.Throws<GradException>(() => Given.Vector(1).Mvlgamma(long.MaxValue / 2)).Kind);
        Assert.Single(Torch.Polygamma(long.MaxValue, Given.Vector(3)).ToDoubles());
    }

    [Fact]
    public void Logsumexp_of_infinities_is_infinite_and_has_PyTorchs_gradients()
    {
        Assert.Equal([double.NaN, double.NaN], Slopes.Of(x => x.Logsumexp([0]), -Infinity, -Infinity));
        Assert.Equal([0, 1], Slopes.Of(x => x.Logsumexp([0]), -Infinity, 1));
        Assert.Equal([Infinity], Slopes.Values(x => x.Logsumexp([0]), Infinity, -Infinity));
        Slopes.Agree([1000 + Math.Log(2)], Slopes.Values(x => x.Logsumexp([0]), 1000, 1000));
        Assert.Equal([-Infinity], Torch.Zeros([0], DType.Float64).Logsumexp([0]).ToDoubles());
    }
}
