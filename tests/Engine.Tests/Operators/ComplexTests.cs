using System.Numerics;
using GradService.Autograd;
using GradService.Operators;
using GradService.Tensors;
using GradService.Tests.Autograd;

namespace GradService.Tests.Operators;

/// <summary>Complex numbers: the gradient of a real L is ∂L/∂Re z + i · ∂L/∂Im z.</summary>
public sealed class ComplexTests
{
    public static TheoryData<string, Complex> GradientsAt3Plus4i => new()
    {
        { "|z|²", new(6, 8) }, { "Re z", 1 }, { "Im z", Complex.ImaginaryOne }, { "|z|", new(0.6, 0.8) }, { "arg z", new(-0.16, 0.12) },
        { "Re z²", new(6, -8) }, { "Re e^z", new(-13.128783081462158, 15.200784463067956) }, { "Re 1/z", new(0.0112, -0.0384) },
        { "Im conj z", new(0, -1) }, { "Re sgn z", new(0.128, -0.096) },
    };

    [Theory]
    [MemberData(nameof(GradientsAt3Plus4i))]
    public void The_gradient_points_where_a_real_function_rises(string function, Complex expected)
    {
        Func<Tensor, Tensor> of = function switch
        {
            "|z|²" => z => z.Abs().Pow(2),
            "Re z" => z => z.Real(),
            "Im z" => z => z.Imag(),
            "|z|" => z => z.Abs(),
            "arg z" => z => z.Angle(),
            "Re z²" => z => (z * z).Real(),
            "Re e^z" => z => z.Exp().Real(),
            "Re 1/z" => z => z.Reciprocal().Real(),
            "Im conj z" => z => z.Conj().Imag(),
            _ => z => z.Sgn().Real(),
        };
        Agree(expected, Gradient(of, new Complex(3, 4)));
    }

    [Fact]
    public void A_holomorphic_function_multiplies_the_gradient_by_its_conjugate_derivative()
    {
        Tensor z = Numbers(new Complex(1, 2)).RequiresGrad_();
        Assert.Equal([new Complex(2, -4)], Gradients.Grad([z * z], [z], [Numbers(1)])[0]!.ToComplexNumbers());
        Assert.Equal([new Complex(4, 2)], Gradients.Grad([z * z], [z], [Numbers(Complex.ImaginaryOne)])[0]!.ToComplexNumbers());
    }

    [Fact]
    public void A_real_input_of_a_complex_computation_gets_the_real_part()
    {
        Tensor x = Given.Leaf(1, 2);
        Tensor grad = Gradients.Grad([(x * new Complex(1, 2)).Pow(2).Real().Sum()], [x])[0]!;
        Given.Values(grad, -6, -12);
        Assert.Equal(DType.Float64, grad.DType);
    }

    [Fact]
    public void Modulus_angle_and_sign_are_flat_at_zero() =>
        Assert.Equal([0, 0, 0], new[] { Gradient(z => z.Abs(), 0), Gradient(z => z.Angle(), 0), Gradient(z => z.Sgn().Real(), 0) });

    [Fact]
    public void The_parts_of_a_complex_number_can_be_taken_apart_and_put_together()
    {
        Agree(new Complex(4, 2), Gradient(z => z.ViewAsReal() * Given.Vector(4, 2), new Complex(3, 4)));
        Tensor real = Given.Leaf(1), imaginary = Given.Leaf(2), radius = Given.Leaf(2), angle = Given.Leaf(0.5);
        Assert.Equal([4, 2], Gradients.Grad([(real.ComplexOf(imaginary) * new Complex(4, -2)).Real().Sum()], [real, imaginary]).Select(grad => grad!.Item().ToDouble()));
        Slopes.Agree(
            [Math.Cos(0.5), -2 * Math.Sin(0.5)],
            [.. Gradients.Grad([radius.Polar(angle).Real().Sum()], [radius, angle]).Select(grad => grad!.Item().ToDouble())]);
        Tensor pairs = Given.Matrix(1, 3, 4);
        Given.Values(Gradients.Grad([pairs.ViewAsComplex().Abs().Sum()], [pairs])[0], 0.6, 0.8);
    }

    [Fact]
    public void What_needs_an_order_is_refused()
    {
        Tensor z = Numbers(1);
        Given.Raises("\"cummax_cpu\" not implemented for 'ComplexDouble'", () => z.Cummax(0));
        Given.Raises("\"max_all\" not implemented for 'ComplexDouble'", () => z.Max());
        Given.Raises("\"min_all\" not implemented for 'ComplexDouble'", () => z.Min());
        Given.Raises("clamp is not supported for complex types", () => z.Relu());
        Given.Raises("clamp is not supported for complex types", () => z.Clamp(0));
        Given.Raises("\"lt_cpu\" not implemented for 'ComplexDouble'", () => z.Lt(z));
        Given.Raises("floor is not supported for complex inputs", () => z.Floor());
        Given.Raises("\"sorting_kernel_method_name\" not implemented for 'ComplexDouble'", () => z.Sort());
    }

    [Fact]
    public void A_real_tensor_is_its_own_real_part_and_has_no_imaginary_one()
    {
        Tensor x = Given.Vector(1);
        Assert.Same(x.Storage, x.Real().Storage);
        Given.Raises("imag is not implemented for tensors with non-complex dtypes.", () => x.Imag());
    }

    [Fact]
    public void Products_of_vectors_conjugate_as_they_say()
    {
        Complex[] p = [new(1, 2), new(3, -1)], q = [new(2, -1), new(0, 1)];
        Tensor x = Numbers(p).RequiresGrad_(), y = Numbers(q).RequiresGrad_();
        Tensor product = x.Vdot(y);
        Assert.Equal((Complex.Conjugate(p[0]) * q[0]) + (Complex.Conjugate(p[1]) * q[1]), product.Item().ToComplex());
        Tensor?[] grads = Gradients.Grad([product.Real()], [x, y]);
        Assert.Equal(q, grads[0]!.ToComplexNumbers());
        Assert.Equal(p, grads[1]!.ToComplexNumbers());
    }

    [Fact]
    public void Transforms_of_real_signals_have_real_gradients()
    {
        Tensor x = Given.Leaf(1, 2, 3, 4);
        Tensor grad = Gradients.Grad([x.Rfft().Abs().Sum()], [x])[0]!;
        Assert.Equal(DType.Float64, grad.DType);
        Slopes.Agree([-0.7071067811865475, 1.2928932188134525, 0.7071067811865475, 2.7071067811865475], [.. grad.ToDoubles().Select(value => Math.Round(value, 15))], 1e-14);
    }

    [Theory]
    [InlineData("backward", 3, -1)]
    [InlineData("ortho", 2.1213203435596424, -0.7071067811865475)]
    [InlineData("forward", 1.5, -0.5)]
    public void Transforms_are_scaled_as_their_norm_says(string norm, double first, double second) =>
        Slopes.Agree([first, second], Given.Vector(1, 2).Fft(norm: norm).Real().ToDoubles(), 1e-15);

    [Fact]
    public void Powers_of_zero_are_flat()
    {
        Assert.Equal(0, Gradient(z => z.Pow(0).Real(), 0));
        Assert.Equal(0, Gradient(z => z.Pow(2).Real(), 0));
        Assert.Equal(0, Gradient(z => Numbers(0).Pow(z).Real(), 0));
        Assert.Equal(0, Gradient(z => z.Pow(Numbers(0)).Real(), 0));
    }

    private static Tensor Numbers(params Complex[] values) => Tensor.From<Complex>(values, DType.Complex128, Shape.Of(values.Length));

    private static Complex Gradient(Func<Tensor, Tensor> function, Complex at)
    {
        Tensor z = Numbers(at).RequiresGrad_();
        return Gradients.Grad([function(z).Sum()], [z])[0]!.ToComplexNumbers()[0];
    }

    private static void Agree(Complex expected, Complex actual) =>
        Assert.True(Complex.Abs(expected - actual) <= 1e-14 * Complex.Abs(expected), $"expected {expected}, got {actual}");
}
