using System.Numerics;
using GradService.Autograd;
using GradService.Operators;
using GradService.Tensors;
using GradService.Tests.Operators;
using static GradService.Tests.Autograd.Given;

namespace GradService.Tests.Autograd;

/// <summary>The checks that a user can ask for: <c>gradcheck</c>, <c>gradgradcheck</c>, and that of the service.</summary>
public sealed class GradientCheckTests
{
    private static Tensor Wrong(Tensor x, Tensor derivative) => new WrongRule(derivative).Apply(x);

    [Fact]
    public void Right_gradients_pass()
    {
        Tensor x = Leaf(0.3, -0.7), z = Tensor.From<Complex>([new(0.4, -1.1)], DType.Complex128, Shape.Of(1)).RequiresGrad_();
        var options = new GradcheckOptions(CheckForwardAd: true, CheckBatchedGrad: true);
        Assert.True(GradientChecks.Gradcheck(inputs => [inputs[0].Sin().Mul(inputs[0]), inputs[0].Round()], [x], options));
        Assert.True(GradientChecks.Gradcheck(inputs => [inputs[0].Exp()], [z], options));
        Assert.True(GradientChecks.Gradcheck(inputs => [inputs[0].Abs()], [z], options));
        Assert.True(GradientChecks.Gradgradcheck(inputs => [inputs[0].Exp().Mul(inputs[0])], [x], options: options));
        Assert.True(GradientChecks.Gradcheck(inputs => [inputs[0].Round()], [x]));
    }

    [Fact]
    public void A_wrong_gradient_is_shown_beside_the_right_one()
    {
        Tensor x = Leaf(1);
        GradException error = Raises(
            "Jacobian mismatch for output 0 with respect to input 0,\nnumerical:tensor([[2.0000]], dtype=torch.float64)\n"
            + "analytical:tensor([[3.]], dtype=torch.float64)\n",
            () => GradientChecks.Gradcheck(inputs => [Wrong(inputs[0].Mul(2), 1.5)], [x]));
        Assert.Equal("GradcheckError", error.PythonType);
        Assert.False(GradientChecks.Gradcheck(inputs => [Wrong(inputs[0], 1.5)], [x], new(RaiseException: false)));
        Assert.StartsWith(
            "While considering the imaginary part of complex outputs only, Jacobian mismatch",
            Assert.Throws<GradException>(() => GradientChecks.Gradcheck(inputs => [Wrong(inputs[0], 2).Mul(Complex.ImaginaryOne)], [x])).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Inputs_must_be_fit_to_be_checked()
    {
        Raises(
            "gradcheck expects at least one input tensor to require gradient, but none of the them have requires_grad=True.",
            () => GradientChecks.Gradcheck(inputs => inputs, [Vector(1)]));
        Raises(
            "The 0th input has a dimension with stride 0. gradcheck only supports inputs that are non-overlapping to be able to compute the numerical "
            + "gradients correctly. You should call .contiguous on the input before passing it to gradcheck.",
            () => GradientChecks.Gradcheck(inputs => [inputs[0].Exp()], [Leaf(1).Expand(3)]));
        Assert.Equal(
            ["Input #0 requires gradient and is not a double precision floating point or complex. This check will likely fail if all the inputs are not of "
            + "double precision floating point or complex. "],
            WarningsOf(() => GradientChecks.Gradcheck(inputs => [inputs[0].Mul(2)], [FloatLeaf(1)], new(Atol: 1, Rtol: 1))));
    }

    [Fact]
    public void The_service_s_check_passes_right_gradients_and_says_how_the_remainder_vanishes()
    {
        LeafCheck[] checks = DerivativeCheck.Run(
            inputs => inputs[0].Sin().Mul(inputs[1].Exp()).Sum(), Vector(0.3, -2, 5), Vector(1, 0.1, -3));
        Assert.All(checks, check => Assert.True(check.Passed, check.ToString()));
        Assert.All(checks, check => Assert.InRange(check.MaxRelativeError, 0, 1e-8));
        Assert.All(checks, check => Assert.InRange(check.TaylorRate!.Value, 1.9, 2.1));
    }

    [Fact]
    public void A_linear_function_has_no_remainder() => Assert.Equal(
        (true, null), DerivativeCheck.Run(inputs => inputs[0].Mul(3).Sum(), Vector(1, 2))[0] is var check ? (check.Passed, check.TaylorRate) : default);

    [Theory]
    [InlineData(1.0001)]
    [InlineData(2)]
    [InlineData(-1)]
    [InlineData(0)]
    public void A_wrong_gradient_fails_however_little_it_is_off(double factor)
    {
        LeafCheck check = DerivativeCheck.Run(inputs => Wrong(inputs[0], factor).Exp().Sum(), Vector(0.5, -1, 2))[0];
        Assert.False(check.Passed);
        Assert.InRange(check.TaylorRate!.Value, 0.9, 1.2);
    }

    [Fact]
    public void The_worst_element_is_named()
    {
        Tensor factors = Matrix(2, 1, 1, 1, 1.5, 1, 1).Detach();
        LeafCheck check = DerivativeCheck.Run(
            inputs => Wrong(inputs[0], factors).Pow(2).Sum(),
            Matrix(2, 1, 2, 3, 4, 5, 6).Detach())[0];
        Assert.False(check.Passed);
        Assert.Equal([1, 0], check.Worst!.Index);
        Assert.Equal(12, check.Worst.Analytic.Real, 9);
        Assert.Equal(8, check.Worst.Numeric.Real, 6);
        Assert.Equal(1.0 / 3, check.MaxRelativeError, 6);
    }

    public static TheoryData<string, Func<Tensor, Tensor>, double> Steep => new()
    {
        { "an exponential", x => x.Mul(60).Exp(), 1.3 },
        { "a rapid wave", x => x.Mul(1e4).Sin(), 0.7 },
        { "a logarithm next to its pole", x => x.Log(), 1e-7 },
        { "a pole", x => x.Reciprocal(), -3e-5 },
        { "a step that is nearly one", x => x.Mul(5e3).Tanh(), 1e-4 },
        { "a root next to 0", x => x.Sqrt(), 1e-12 },
        { "a large number", x => x.Mul(x), 1e8 },
        { "a number next to 0", x => x.Sin(), 1e-9 },
        { "a wave shorter than a thousandth", x => x.Mul(1e3).Sin(), 2 },
        { "a wave far shorter than the first steps", x => x.Mul(1e5).Sin(), 1.7 },
        { "a steep sigmoid", x => x.Sub(1).Mul(1e5).Sigmoid(), 1.00001 },
        { "a narrow bell, flat at all but the smallest steps", x => x.Sub(1).Pow(2).Mul(-1e8).Exp(), 1.00005 },
        { "a stair of rounding", x => x.Add(1e8).Sin(), 1 },
        { "a value far larger than its change", x => x.Add(1e6), 1 },
        { "a root of a number far from 1", x => x.Sqrt(), 1e-300 },
    };

    [Theory]
    [MemberData(nameof(Steep))]
    public void A_steep_function_passes_and_its_wrong_gradient_does_not(string name, Func<Tensor, Tensor> function, double at)
    {
        LeafCheck right = DerivativeCheck.Run(inputs => function(inputs[0]).Sum(), Vector(at))[0];
        LeafCheck wrong = DerivativeCheck.Run(inputs => function(Wrong(inputs[0], 1.01)).Sum(), Vector(at))[0];
        Assert.True(right.Passed, $"{name}: {right}");
        Assert.False(wrong.Passed, $"{name}: {wrong}");
    }

    [Fact]
    public void Every_element_of_a_steep_function_is_told_apart()
    {
        Tensor x = Vector(1, 2, -0.3);
        Assert.True(DerivativeCheck.Run(inputs => inputs[0].Mul(1e3).Sin().Sum(), x)[0] is { Passed: true, MaxRelativeError: < 1e-6, TaylorRate: > 1.9 and < 2.1 });
        LeafCheck wrong = DerivativeCheck.Run(inputs => Wrong(inputs[0], Vector(1, 1.001, 1)).Mul(1e3).Sin().Sum(), x)[0];
        Assert.False(wrong.Passed);
        Assert.Equal([1], wrong.Worst!.Index);
    }

    public static TheoryData<string, Func<Tensor, Tensor>, double[]> BelowRounding => new()
    {
        { "a slope that 1 hides", x => x.Mul(1e-20).Add(1), [3] },
        { "a saturated softmax", x => x.Softmax(0).Select(0, 0), [60, 0.5, -3] },
        { "a contraction run to its fixed point", Contracted, [0.4] },
        { "a constant", x => x.Mul(0).Add(7), [1, 2] },
    };

    private static Tensor Contracted(Tensor x) => Enumerable.Range(0, 36).Aggregate(x, (a, _) => a.Mul(1.5).Sin());

    [Theory]
    [MemberData(nameof(BelowRounding))]
    public void What_rounding_hides_is_not_held_against_a_gradient_but_what_it_would_show_is(string name, Func<Tensor, Tensor> function, double[] at)
    {
        LeafCheck right = DerivativeCheck.Run(inputs => function(inputs[0]).Sum(), Vector(at))[0];
        LeafCheck wrong = DerivativeCheck.Run(inputs => function(inputs[0]).Sum(), inputs => [inputs[0].OnesLike().Mul(1e-6)], Vector(at))[0];
        Assert.True(right.Passed, $"{name}: {right}");
        Assert.False(wrong.Passed, $"{name}: {wrong}");
    }

    [Theory]
    [InlineData(1e-9)]
    [InlineData(1e-20)]
    [InlineData(1e-100)]
    public void A_small_element_next_to_a_large_one_is_moved_by_its_own_size(double small)
    {
        Assert.True(DerivativeCheck.Run(inputs => inputs[0].Log().Sum(), Vector(small, 2))[0] is { Passed: true, MaxRelativeError: < 1e-6 });
        LeafCheck wrong = DerivativeCheck.Run(inputs => Wrong(inputs[0], Vector(1.01, 1)).Log().Sum(), Vector(small, 2))[0];
        Assert.False(wrong.Passed);
        Assert.Equal([0], wrong.Worst!.Index);
    }

    [Theory]
    [MemberData(nameof(Steep))]
    public void No_gradient_is_wrong_where_there_is_a_slope(string name, Func<Tensor, Tensor> function, double at)
    {
        LeafCheck check = DerivativeCheck.Run(inputs => function(inputs[0]).Sum(), inputs => [inputs[0].ZerosLike()], Vector(at))[0];
        Assert.False(check.Passed, $"{name}: {check}");
    }

    [Theory]
    [InlineData(DType.Float16)]
    [InlineData(DType.BFloat16)]
    [InlineData(DType.Float32)]
    [InlineData(DType.Complex64)]
    public void Half_a_gradient_fails_in_every_precision_and_the_whole_passes(DType dtype)
    {
        Tensor x = Vector(1, 2, -3).To(dtype);
        Assert.True(DerivativeCheck.Run(inputs => Size(inputs[0].Mul(inputs[0]).Tanh().Add(inputs[0])), x)[0].Passed);
        Assert.True(DerivativeCheck.Run(inputs => Size(inputs[0].Mul(300).Sin()), x)[0].Passed);
        Assert.False(DerivativeCheck.Run(inputs => Size(inputs[0].Mul(inputs[0].Detach())), x)[0].Passed);
        Assert.False(DerivativeCheck.Run(inputs => Size(inputs[0].Detach().Mul(3).Add(inputs[0].Mul(0))), x)[0].Passed);
        Assert.False(DerivativeCheck.Run(inputs => Size(Wrong(inputs[0], 1.01).Exp()), x)[0].Passed);

        static Tensor Size(Tensor y) => y.DType.IsComplex() ? y.Mul(y.Conj()).Real().Sum() : y.Sum();
    }

    [Theory]
    [InlineData(DType.Float16)]
    [InlineData(DType.BFloat16)]
    [InlineData(DType.Float32)]
    public void A_function_that_takes_no_other_precision_is_judged_in_its_own(DType dtype)
    {
        Tensor x = Vector(1, 2, -3).To(dtype), weights = Vector(0.5, -1, 0.25).To(dtype);
        Assert.True(DerivativeCheck.Run(inputs => inputs[0].Pow(2).Dot(weights), x)[0].Passed);
        Assert.False(DerivativeCheck.Run(inputs => inputs[0].Mul(inputs[0].Detach()).Dot(weights), x)[0].Passed);
    }

    [Fact]
    public void Rounding_inside_a_function_of_doubles_is_seen()
    {
        Tensor x = Vector(0.3, -1.7);
        Assert.True(DerivativeCheck.Run(inputs => inputs[0].To(DType.Float32).Exp().To(DType.Float64).Sum(), x)[0].Passed);
        Assert.False(DerivativeCheck.Run(inputs => Wrong(inputs[0], 1.2).To(DType.Float32).Exp().To(DType.Float64).Sum(), x)[0].Passed);
    }

    [Fact]
    public void The_cost_is_bounded()
    {
        int calls = 0;
        DerivativeCheck.Run(
            inputs =>
            {
                calls++;
                return inputs[0].Mul(1e3).Sin().Sum();
            },
            Vector([.. Enumerable.Range(0, 20).Select(i => Math.Pow(10, -i))]));
        Assert.InRange(calls, 1, (20 * 60) + 60);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(12)]
    public void Functions_of_every_scale_pass_with_their_gradient_and_fail_with_another(int seed)
    {
        Func<Tensor, Tensor>[] shapes = [x => x.Sin(), x => x.Tanh(), x => x.Exp(), x => x.Mul(x).Add(1).Log(), x => x.Sigmoid(), x => x.Pow(3), x => x.Cos().Mul(x), x => x.Erf()];
        var random = new Random(seed);
        for (int trial = 0; trial < 60; trial++)
        {
            Func<Tensor, Tensor> first = shapes[random.Next(shapes.Length)], second = shapes[random.Next(shapes.Length)];
            Tensor sizes = Vector(Size(), Size()), heights = Vector(Size(), Size());
            Tensor at = Vector(Number(), Number()).Div(sizes);
            LeafCheck right = DerivativeCheck.Run(inputs => Function(inputs[0]), at)[0];
            LeafCheck wrong = DerivativeCheck.Run(inputs => Function(Wrong(inputs[0], 1.01)), at)[0];
            Assert.True(right.Passed, $"{seed}/{trial}: {right}");
            Assert.False(wrong.Passed, $"{seed}/{trial}: {wrong}");

            Tensor Function(Tensor x) => first(x.Mul(sizes)).Add(second(x.Mul(sizes).Mul(0.7))).Mul(heights).Sum();
        }

        double Size() => Math.Pow(10, (12 * random.NextDouble()) - 6);
        double Number() => (random.Next(2) == 0 ? -1 : 1) * (0.3 + (1.5 * random.NextDouble()));
    }

    [Fact]
    public void Single_precision_is_judged_by_what_it_can_tell()
    {
        Tensor x = FloatLeaf(0.3f, -1.7f, 2.5f).Detach();
        Assert.True(DerivativeCheck.Run(inputs => inputs[0].Tanh().Mul(inputs[0]).Sum(), x)[0].Passed);
        Assert.False(DerivativeCheck.Run(inputs => Wrong(inputs[0], 1.2).Tanh().Mul(inputs[0]).Sum(), x)[0].Passed);
    }

    [Fact]
    public void Complex_leaves_are_moved_in_both_directions()
    {
        Tensor z = Tensor.From<Complex>([new(0.4, -1.1), new(2, 0.3)], DType.Complex128, Shape.Of(2));
        LeafCheck check = DerivativeCheck.Run(inputs => inputs[0].Exp().Abs().Sum(), z)[0];
        Assert.True(check.Passed, check.ToString());
        Assert.False(DerivativeCheck.Run(inputs => inputs[0].Exp().Abs().Sum(), inputs => [inputs[0].Conj()], z)[0].Passed);
    }

    [Fact]
    public void A_jump_has_no_derivative_that_could_be_right()
    {
        LeafCheck[] checks = DerivativeCheck.Run(inputs => inputs[0].Floor().Add(inputs[0]).Sum(), Tensor.From<double>([2, 3.5], DType.Float64, Shape.Of(2)));

        Assert.False(checks[0].Passed);
        Assert.Equal(0, checks[0].TaylorRate);
    }

    [Fact]
    public void A_kink_has_no_derivative_that_could_be_right() => Assert.False(DerivativeCheck.Run(inputs => inputs[0].Abs().Sum(), Vector(0, 1))[0].Passed);

    [Theory]
    [InlineData(1e-6, 1)]
    [InlineData(-1e-11, 1)]
    [InlineData(-1e-3, 1e6)]
    public void A_gradient_next_to_a_kink_is_right(double small, double large) =>
        Assert.True(DerivativeCheck.Run(inputs => inputs[0].Abs().Add(inputs[0].Relu()).Sum(), Vector(small, large))[0].Passed);

    [Fact]
    public void Nothing_can_be_checked_without_a_leaf() => Assert.Throws<GradException>(() => DerivativeCheck.Run(_ => Vector(1)));
}
