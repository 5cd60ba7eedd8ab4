using GradService.Kernels;
using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The modified Bessel function of the first kind of order 0 of each element.</summary>
    /// <derivative>grad · i1(input)</derivative>
    [Operator("i0", "special.i0")]
    [Sample("real(2, 3)")]
    public static Tensor I0(this Tensor input) => The<I0>.Operator.Apply(input);

    /// <summary><see cref="I0"/> in place.</summary>
    public static Tensor I0_(this Tensor input) => input.Update(I0);
}

internal sealed class I0 : ScalarUnary
{
    protected override Tensor Derivative(Tensor x, Tensor y) => x.I1();

    protected override double Value(double x) => Special.I0(x);
}
