using GradService.Kernels;
using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The inverse of the distribution function of the standard normal; NaN outside [0, 1].</summary>
    /// <derivative>grad · √(2π) · exp(ndtri(input)²/2)</derivative>
    [Operator("special.ndtri")]
    [Sample("prob(2, 3)")]
    public static Tensor Ndtri(this Tensor input) => The<Ndtri>.Operator.Apply(input);
}

internal sealed class Ndtri : ScalarUnary
{
    public override string NodeName => "SpecialNdtriBackward0";

    public override Use Uses(int input) => Use.Result;

    protected override Tensor Derivative(Tensor x, Tensor y) => (y * y * 0.5).Exp() * Math.Sqrt(2 * Math.PI);

    protected override double Value(double x) => Special.Ndtri(x);
}
