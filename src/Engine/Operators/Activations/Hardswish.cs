using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>x · clamp(x + 3, 0, 6) / 6 of each element.</summary>
    /// <derivative>grad · (input/3 + ½) between −3 and 3, 0 below, grad above</derivative>
    [Operator("nn.functional.hardswish")]
    [Sample("real(2, 3)")]
    public static Tensor Hardswish(this Tensor input, bool inplace = false) => The<Hardswish>.Operator.Activate(input, inplace);
}


internal sealed class Hardswish : ScalarUnary
{
    protected override Integers Integers => Integers.Stay;

    protected override Tensor Derivative(Tensor x, Tensor y) =>
        (x < -3).Where(0, (x <= 3).Where((x / 3) + 0.5, 1));

    protected override double Value(double x) => x * Math.Min(Math.Max(x + 3, 0), 6) / 6;
}
