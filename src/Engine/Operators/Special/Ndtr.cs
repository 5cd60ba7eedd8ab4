using GradService.Kernels;
using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The distribution function of the standard normal, ½ erfc(−x/√2), of each element.</summary>
    /// <derivative>grad · exp(−input²/2) / √(2π)</derivative>
    [Operator("special.ndtr")]
    [Sample("real(2, 3)")]
    public static Tensor Ndtr(this Tensor input) => The<Ndtr>.Operator.Apply(input);
}

internal sealed class Ndtr : ScalarUnary
{
    protected override Tensor Derivative(Tensor x, Tensor y) => (x * x * -0.5).Exp() / Math.Sqrt(2 * Math.PI);

    protected override double Value(double x) => Special.Ndtr(x);
}
