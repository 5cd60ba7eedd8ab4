using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>x/6 + ½ of each element, clamped to [0, 1].</summary>
    /// <derivative>grad / 6 strictly between −3 and 3, else 0</derivative>
    [Operator("nn.functional.hardsigmoid")]
    [Sample("real(2, 3)")]
    public static Tensor Hardsigmoid(this Tensor input, bool inplace = false) => The<Hardsigmoid>.Operator.Activate(input, inplace);
}


internal sealed class Hardsigmoid : ScalarUnary
{
    protected override Integers Integers => Integers.Stay;

    public override Tensor? Gradient(int input, in Pullback at) => Sloped(at.Grad, at.Input(0));

    public override Tensor? Tangent(int output, in Pushforward at) => at.TangentOf(0) is { } tangent ? Sloped(tangent, at.Input(0)) : null;

    protected override Tensor Derivative(Tensor x, Tensor y) => Sloped(x.OnesLike(), x);

    protected override double Value(double x) => Math.Min(Math.Max(x + 3, 0), 6) / 6;

    private static Tensor Sloped(Tensor grad, Tensor x) => (x > -3).LogicalAnd(x < 3).Where(grad / 6, 0);
}
