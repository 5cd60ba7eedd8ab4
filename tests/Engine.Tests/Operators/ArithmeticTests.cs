using System.Numerics;
using GradService.Autograd;
using GradService.Operators;
using GradService.Tensors;

namespace GradService.Tests.Operators;

/// <summary>Where arithmetic has a choice, PyTorch's: ties, zeros, NaN, integers, node names and refusals.</summary>
public sealed class ArithmeticTests
{
    private const double NaN = double.NaN, Inf = double.PositiveInfinity;

    [Theory]
    [InlineData(0.0, 0.0, 0.0)]
    [InlineData(2.0, 0.0, 0.0)]
    [InlineData(0.0, 1.0, 1.0)]
    [InlineData(0.0, 2.0, 0.0)]
    [InlineData(0.0, -1.0, -Inf)]
    [InlineData(0.0, 0.5, Inf)]
    [InlineData(-3.0, 3.0, 27.0)]
    public void The_gradient_of_a_power_with_a_number_at_its_edges(double x, double exponent, double expected) =>
        Assert.Equal(expected, Slope(input => input.Pow(exponent), x));

    [Theory]
    [InlineData(0.0, 0.0, 0.0, 0.0)]
    [InlineData(0.0, 1.0, 1.0, 0.0)]
    [InlineData(0.0, 2.0, 0.0, 0.0)]
    [InlineData(0.0, -1.0, -Inf, -Inf)]
    [InlineData(-1.0, 2.0, -2.0, NaN)]
    [InlineData(2.0, 0.0, 0.0, 0.6931471805599453)]
    [InlineData(-1.0, 0.5, NaN, NaN)]
    public void The_gradients_of_a_power_of_tensors_at_its_edges(double x, double y, double byBase, double byExponent) =>
        Assert.Equal((byBase, byExponent), Slopes((a, b) => a.Pow(b), x, y));

    [Theory]
    [InlineData(0.0, 0.0)]
    [InlineData(1.0, 0.0)]
    [InlineData(-1.0, -Inf)]
    public void The_gradient_of_a_power_of_the_number_zero(double x, double expected) =>
        Assert.Equal(expected, Slope(input => ((Tensor)0.0).Pow(input), x));

    [Fact]
    public void Integers_are_raised_by_integers_and_not_to_negative_numbers()
    {
        Assert.Equal([8, 0, -1], Longs(2, 5, -1).Pow(Longs(3, -1, -1)).ToInt64s());
        Assert.Equal("Integers to negative integer powers are not allowed.", Refusal(() => Longs(2).Pow(-1)));
        Assert.Equal(DType.Float32, Longs(2).Pow(0.5).DType);
        Assert.Equal("\"pow\" not implemented for 'Bool'", Refusal(() => Flags(true).Pow(Flags(true))));
    }

    [Fact]
    public void Nodes_have_PyTorchs_names()
    {
        Tensor x = Leaf(1.5, -2), y = Leaf(0.5, 2);
        (Tensor, string)[] named =
        [
            (x * 2, "MulBackward0"), (x - 1, "SubBackward0"), (1 - x, "RsubBackward1"), (x / 2, "DivBackward0"), (2 / x, "MulBackward0"),
            (x.Pow(2), "PowBackward0"), (x.Pow(y), "PowBackward1"), (((Tensor)2.0).Pow(x), "PowBackward2"), (x.ReflectedPow(2), "PowBackward1"),
            (-x, "NegBackward0"), (x % 2, "RemainderBackward0"), (x % y, "RemainderBackward1"), (x.Fmod(2), "FmodBackward0"),
            (x.Clamp(-1, 1), "ClampBackward1"), (x.Clamp(y, y), "ClampBackward0"), (x.ClampMin(0), "ClampMinBackward0"),
            (x.ClampMax(y), "ClampMaxBackward1"), (x.Div(y, "floor"), "DivBackward2"), (x.Abs(), "AbsBackward0"), (x.Sgn(), "SgnBackward0"),
            (x.Round(), "RoundBackward0"), (x.Round(decimals: 2), "RoundBackward1"), (x.Deg2rad(), "Deg2RadBackward0"),
            (x.Lerp(y, 0.3), "LerpBackward0"), (x.Lerp(y, y), "LerpBackward1"), (x.Xlogy(y), "XlogyBackward0"), (x.Xlogy(2), "XlogyBackward2"),
            (((Tensor)2.0).Xlogy(x), "XlogyBackward1"), (x.Xlog1py(y), "SpecialXlog1PyBackward0"), (x.Copysign(2), "CopysignBackward1"),
            (x.Fill(2), "FillBackward0"), (x.Clone().Fill_(2), "FillBackward2"), (x.Clone().Zero_(), "ZeroBackward0"), (x.Atan2(y), "Atan2Backward0"),
            (x.FloorDivide(y), "torch::autograd::NotImplemented"), (Torch.Where(x > 0, x, 0), "WhereBackward0"),
        ];
        Assert.All(named, pair => Assert.Equal(pair.Item2, pair.Item1.GradFn!.Name));
    }

    [Fact]
    public void Dividing_by_zero_gives_the_gradients_of_the_formula() =>
        Assert.Equal([(Inf, -Inf), (Inf, NaN)], [Slopes((a, b) => a / b, 1, 0), Slopes((a, b) => a / b, 0, 0)]);

    [Fact]
    public void The_greater_of_equals_shares_its_gradient_and_fmax_gives_it_to_the_first()
    {
        Assert.Equal((0.5, 0.5), Slopes(Torch.Maximum, 1, 1));
        Assert.Equal((0.5, 0.5), Slopes(Torch.Minimum, 1, 1));
        Assert.Equal((1, 0), Slopes(Torch.Fmax, 1, 1));
        Assert.Equal((1, 0), Slopes(Torch.Fmin, 1, 1));
        Assert.Equal((0, 1), Slopes(Torch.Fmax, NaN, 1));
        Assert.Equal((1, 0), Slopes(Torch.Fmin, 1, NaN));
    }

    [Theory]
    [InlineData(-2.0, 0.0)]
    [InlineData(-1.0, 1.0)]
    [InlineData(0.0, 1.0)]
    [InlineData(1.0, 1.0)]
    [InlineData(2.0, 0.0)]
    [InlineData(NaN, 0.0)]
    public void Clamping_keeps_the_gradient_up_to_and_on_the_bounds(double x, double expected) =>
        Assert.Equal(expected, Slope(input => input.Clamp(-1, 1), x));

    [Fact]
    public void Clamping_between_bounds_that_cross_gives_the_upper_one_and_no_gradient()
    {
        Assert.Equal([-1, -1], Leaf(-5, 5).Clamp(1, -1).ToDoubles());
        Assert.Equal(0, Slope(input => input.Clamp(1, -1), 0));
        Assert.Equal("torch.clamp: At least one of 'min' or 'max' must not be None", Refusal(() => Leaf(1).Clamp()));
        Assert.Equal("clamp is not supported for complex types", Refusal(() => ((Tensor)Complex.ImaginaryOne).Clamp(0, 1)));
    }

    [Fact]
    public void Abs_and_sign_are_flat_at_zero_and_at_NaN()
    {
        Assert.Equal([-1, 0, 1, 0], new[] { -2, 0.0, 2, NaN }.Select(x => Slope(Torch.Abs, x)));
        Assert.Equal([-1, 0, 1, 0], Leaf(-2, 0, 3, NaN).Sign().ToDoubles());
        Assert.Equal(0, Slope(Torch.Sign, 0.5));
    }

    [Fact]
    public void The_modulus_of_complex_zero_has_the_gradient_zero_and_sgn_turns()
    {
        Tensor z = Tensor.From<Complex>([0, new(3, 4)], DType.Complex128, Shape.Of(2)).RequiresGrad_();
        Assert.Equal([0, new Complex(0.6, 0.8)], Gradients.Grad([z.Abs().Sum()], [z])[0]!.ToComplexNumbers());
        Complex turned = Gradients.Grad([z.Sgn().Real().Sum()], [z])[0]!.ToComplexNumbers()[1];
        Assert.Equal(0.128, turned.Real, 12);
        Assert.Equal(-0.096, turned.Imaginary, 12);
    }

    [Fact]
    public void Remainders_pass_the_gradient_on_and_count_the_quotient()
    {
        Assert.Equal([(1.0, -2.0), (1.0, 2.0)], [Slopes(Torch.Fmod, 5, 2), Slopes(Torch.Fmod, -5, 2)]);
        Assert.Equal([(1.0, -2.0), (1.0, 3.0)], [Slopes(Torch.Remainder, 5, 2), Slopes(Torch.Remainder, -5, 2)]);
        Assert.Equal([2, -1], Longs(5, 5).Remainder(Longs(3, -3)).ToInt64s());
        Assert.Equal([2, 2], Longs(5, 5).Fmod(Longs(3, -3)).ToInt64s());
        Assert.Equal("ZeroDivisionError", Refusal(() => Longs(1).Remainder(0)));
        Assert.Equal([0, 0], Longs(long.MinValue, 4).Remainder(-1).ToInt64s());
    }

    [Fact]
    public void Quotients_round_as_Python_does()
    {
        Assert.Equal([-4, 3, -4], Leaf(-7, 7, 7).Div(Leaf(2, 2, -2), "floor").ToDoubles());
        Assert.Equal([-3, 3, -3], Leaf(-7, 7, 7).Div(Leaf(2, 2, -2), "trunc").ToDoubles());
        Assert.Equal([-4, -3], [Longs(-7).FloorDivide(2).ToInt64s()[0], Longs(-7).Div(2, "trunc").ToInt64s()[0]]);
        Assert.Equal(long.MinValue, Longs(long.MinValue).FloorDivide(-1).ToInt64s()[0]);
        Assert.Equal("ZeroDivisionError", Refusal(() => Longs(1).FloorDivide(0)));
        Assert.Equal(
            "div expected rounding_mode to be one of None, 'trunc', or 'floor' but found 'up'", Refusal(() => Leaf(1).Div(2, "up")));
        Assert.Equal(0, Slope(input => input.Div(2, "floor"), 5));
        Assert.Equal(DType.Float32, (Longs(1) / Longs(2)).DType);
    }

    [Fact]
    public void Some_results_refuse_to_be_differentiated()
    {
        Assert.Equal("derivative for aten::floor_divide is not implemented", Refusal(() => Slope(x => x.FloorDivide(2), 1)));
        Assert.Equal("derivative for aten::heaviside is not implemented", Refusal(() => Slope(x => x.Heaviside(x), 1)));
        Assert.Equal("the derivative for 'nextafter' is not implemented.", Refusal(() => Slope(x => x.Nextafter(2), 1)));
    }

    [Fact]
    public void What_where_does_not_choose_leaves_no_NaN_in_a_safe_gradient()
    {
        Tensor x = Leaf(0, 4);
        Tensor safe = Torch.Where(x > 0, x, 1);
        Assert.Equal([0, 0.25], Gradients.Grad([Torch.Where(x > 0, safe.Pow(0.5), 0).Sum()], [x])[0]!.ToDoubles());
        Assert.Equal([0, 1], Gradients.Grad([Torch.Where(x > 0, x, NaN).Sum()], [x])[0]!.ToDoubles());
        Assert.Equal(
            "where expected condition to be a boolean tensor, but got a tensor with dtype Double", Refusal(() => Torch.Where(x, x, x)));
    }

    [Fact]
    public void Points_at_the_origin_have_no_angle_or_length_to_differentiate()
    {
        Assert.Equal((NaN, NaN), Slopes(Torch.Hypot, 0, 0));
        Assert.Equal((NaN, NaN), Slopes(Torch.Atan2, 0, 0));
    }

    [Fact]
    public void Xlogy_is_zero_at_zero()
    {
        Assert.Equal((0, NaN), Slopes(Torch.Xlogy, 0, 0));
        Assert.Equal((Math.Log(2), 0), Slopes(Torch.Xlogy, 0, 2));
        Assert.Equal((-Inf, Inf), Slopes(Torch.Xlogy, 2, 0));
        Assert.Equal([NaN, 0, NaN], Leaf(0, 0, NaN).Xlogy(Leaf(NaN, 0, 0)).ToDoubles());
    }

    [Fact]
    public void Logaddexp_keeps_infinities()
    {
        Assert.Equal([-Inf, Inf, Inf, NaN], Leaf(-Inf, Inf, Inf, NaN).Logaddexp(Leaf(-Inf, Inf, -Inf, 1)).ToDoubles());
        Assert.Equal((NaN, NaN), Slopes(Torch.Logaddexp, -Inf, -Inf));
        Assert.Equal((1.0, 0.0), Slopes(Torch.Logaddexp, 1000, -1000));
    }

    [Fact]
    public void Copysign_is_flat_at_zero()
    {
        Tensor x = Leaf(0, 1, -1), y = Leaf(1, -1, -1);
        Tensor?[] gradients = Gradients.Grad([x.Copysign(y).Sum()], [x, y]);
        Assert.Equal([0, -1, 1], gradients[0]!.ToDoubles());
        Assert.Equal([0, 0, 0], gradients[1]!.ToDoubles());
    }

    [Fact]
    public void Nan_to_num_stops_the_gradient_where_it_replaces()
    {
        Assert.Equal([0, 0, 1], new[] { NaN, Inf, 1 }.Select(x => Slope(input => input.NanToNum(), x)));
        Assert.Equal([0, 65504, -65504], Leaf(NaN, Inf, -Inf).To(DType.Float16).NanToNum().ToDoubles());
    }

    [Fact]
    public void Bools_add_as_or_and_refuse_to_be_subtracted()
    {
        Assert.Equal([1], (Flags(true) + Flags(true)).ToInt64s());
        Assert.Equal(
            "Subtraction, the `-` operator, with two bool tensors is not supported. Use the `^` or `logical_xor()` operator instead.",
            Refusal(() => Flags(true) - Flags(true)));
        Assert.StartsWith("Negation, the `-` operator, on a bool tensor is not supported.", Refusal(() => -Flags(true)));
        Assert.Equal([0], (~Flags(true)).ToInt64s());
        Assert.Equal([1, 0], (Flags(true, false) & Flags(true, true)).ToInt64s());
    }

    [Fact]
    public void Factors_of_terms_keep_to_the_dtype_of_the_sum()
    {
        Assert.Equal("For integral input tensors, argument alpha must not be a floating point number.", Refusal(() => Longs(1).Sub(1, alpha: 0.5)));
        Assert.Equal("Boolean alpha only supported for Boolean results.", Refusal(() => Longs(1).Add(1, alpha: true)));
        Assert.Equal([-5], Longs(1).Sub(Longs(3), alpha: 2).ToInt64s());
        Assert.Equal([5], Longs(1).Rsub(Longs(7), alpha: 2).ToInt64s());
    }

    [Fact]
    public void Filling_stops_the_gradient_and_sums_that_of_the_value()
    {
        Tensor x = Leaf(1, 2), value = Tensor.From<double>([3.0], DType.Float64, Shape.Scalar).RequiresGrad_();
        Tensor?[] gradients = Gradients.Grad([x.Fill(value).Sum()], [x, value]);
        Assert.Equal([0, 0], gradients[0]!.ToDoubles());
        Assert.Equal(2, gradients[1]!.Item().ToDouble());
        Assert.Equal([0, 0], Gradients.Grad([(x * 1).Zero_().Sum()], [x])[0]!.ToDoubles());
        Assert.Equal("fill_ only supports 0-dimension value tensor but got tensor with 1 dimensions.", Refusal(() => x.Fill(x)));
    }

    [Fact]
    public void Comparing_in_place_stops_the_gradient()
    {
        Tensor x = Leaf(1, 2);
        Tensor y = (x * 1).Eq_(1);
        Assert.Equal([1, 0], y.ToDoubles());
        Assert.Equal([0, 0], Gradients.Grad([y.Sum()], [x])[0]!.ToDoubles());
    }

    [Fact]
    public void Integers_meet_bit_by_bit()
    {
        Assert.Equal([2, 0], Longs(-4, 0).Gcd(Longs(6, 0)).ToInt64s());
        Assert.Equal([12, 0], Longs(-4, 0).Lcm(Longs(6, 0)).ToInt64s());
        Assert.Equal([64, 0, 0], Longs(1, 1, 1).BitwiseLeftShift(Longs(6, 70, -1)).ToInt64s());
        Assert.Equal([-2, -1, 0], Longs(-8, -8, 8).BitwiseRightShift(Longs(2, 70, 70)).ToInt64s());
        Assert.Equal("\"bitwise_and_cpu\" not implemented for 'Double'", Refusal(() => Leaf(1).BitwiseAnd(1)));
        Assert.Equal("\"gcd_cpu\" not implemented for 'Bool'", Refusal(() => Flags(true).Gcd(Flags(true))));
    }

    [Fact]
    public void Closeness_is_bounded_and_NaN_is_close_to_NaN_only_when_asked()
    {
        Assert.Equal([1, 1, 1, 0], Leaf(1, NaN, Inf, 1).IsClose(Leaf(1 + 1e-9, NaN, Inf, Inf), equalNan: true).ToInt64s());
        Assert.Equal([0], Leaf(NaN).IsClose(Leaf(NaN)).ToInt64s());
        Assert.True(Leaf(1, 2).AllClose(Leaf(1, 2)).Item().ToBoolean());
        Assert.False(Leaf(1, 2).Equal(Leaf(1)).Item().ToBoolean());
        Assert.True(Leaf(1, 2).Equal(Leaf(1, 2)).Item().ToBoolean());
        Assert.Equal("rtol must be greater than or equal to zero, but got -1", Refusal(() => Leaf(1).IsClose(Leaf(1), rtol: -1)));
    }

    [Fact]
    public void Numbers_come_apart_into_mantissa_and_exponent()
    {
        var (mantissa, exponent) = Leaf(0, Inf, 1e-310, 8, -0.75).Frexp();
        Assert.Equal([0, Inf, Math.ScaleB(1e-310, 1029), 0.5, -0.75], mantissa.ToDoubles());
        Assert.Equal([0, 0, -1029, 4, 0], exponent.ToInt64s());
        Assert.Equal(DType.Int32, exponent.DType);
    }

    [Fact]
    public void Interpolation_meets_both_ends_exactly()
    {
        Assert.Equal([0.1, 0.7], Leaf(0.1, 0.1).Lerp(Leaf(0.7, 0.7), Leaf(0, 1)).ToDoubles());
        Assert.Equal("expected dtype double for `end` but got dtype float", Refusal(() => Leaf(1).Lerp(Leaf(1).To(DType.Float32), 0.5)));
    }

    [Fact]
    public void A_number_does_not_promote_and_a_0d_tensor_only_raises_the_category()
    {
        Tensor single = Leaf(1, 2).To(DType.Float32);
        Assert.Equal(DType.Float32, (single * 2.5).DType);
        Assert.Equal(DType.Float32, (single * Tensor.From<double>([2.5], DType.Float64, Shape.Scalar)).DType);
        Assert.Equal(DType.Complex64, (single * Complex.ImaginaryOne).DType);
        Assert.Equal(DType.Float32, (Longs(1) * 2.5).DType);
        Assert.Equal(DType.Float32, Torch.Where(Flags(true), 1, 2.5).DType);
    }

    private static Tensor Leaf(params double[] values) => Tensor.From<double>(values, DType.Float64, Shape.Of(values.Length)).RequiresGrad_();

    private static Tensor Longs(params long[] values) => Tensor.From<long>(values, DType.Int64, Shape.Of(values.Length));

    private static Tensor Flags(params bool[] values) => Tensor.From<bool>(values, DType.Bool, Shape.Of(values.Length));

    private static double Slope(Func<Tensor, Tensor> function, double x)
    {
        Tensor leaf = Leaf(x);
        return Gradients.Grad([function(leaf).Sum()], [leaf])[0]!.ToDoubles()[0];
    }

    private static (double, double) Slopes(Func<Tensor, Tensor, Tensor> function, double x, double y)
    {
        Tensor first = Leaf(x), second = Leaf(y);
        Tensor?[] gradients = Gradients.Grad([function(first, second).Sum()], [first, second]);
        return (gradients[0]!.ToDoubles()[0], gradients[1]!.ToDoubles()[0]);
    }

    private static string Refusal(Func<object?> action) => Assert.Throws<GradException>(() => action()).Message;
}
