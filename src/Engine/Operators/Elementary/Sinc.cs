using System.Numerics;
using GradService.Kernels;
using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>sin(πx) / (πx) of each element, 1 at 0.</summary>
    /// <derivative>grad · conj((πx · cos πx − sin πx) / (πx²)), 0 at 0</derivative>
    [Operator("sinc", "special.sinc")]
    [Sample("real(2, 3)")]
    [Sample("complex(2, 3)")]
    public static Tensor Sinc(this Tensor input) => The<Sinc>.Operator.Apply(input);

    /// <summary><see cref="Sinc"/> in place.</summary>
    public static Tensor Sinc_(this Tensor input) => input.Update(Sinc);
}

internal sealed class Sinc : ScalarHolomorphic
{
    protected override Tensor Derivative(Tensor x, Tensor y) => Slope(x);

    protected override double Value(double x) => Special.Sinc(x);

    protected override Complex Value(Complex z) => ComplexFunctions.Sinc(z);

    private static Tensor Slope(Tensor x)
    {
        Tensor angle = x * Math.PI, square = x * angle, zero = square.Eq(0);
        return zero.Where(0, ((angle * angle.Cos()) - angle.Sin()) / zero.Where(1, square));
    }
}
