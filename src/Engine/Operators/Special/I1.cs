using GradService.Kernels;
using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The modified Bessel function of the first kind of order 1 of each element.</summary>
    /// <derivative>grad · (i0(input) − i1(input) / input), ½ · grad at 0</derivative>
    [Operator("special.i1")]
    [Sample("real(2, 3)")]
    public static Tensor I1(this Tensor input) => The<I1>.Operator.Apply(input);
}

internal sealed class I1 : ScalarUnary
{
    public override string NodeName => "SpecialI1Backward0";

    public override Use Uses(int input) => Use.Input(0) | Use.Result;

    protected override Tensor Derivative(Tensor x, Tensor y) => Slope(x, y);

    protected override double Value(double x) => Special.I1(x);

    // The quotient has the limit ½ at 0, where it cannot be computed.
    private static Tensor Slope(Tensor x, Tensor y)
    {
        Tensor zero = x.Eq(0), safe = zero.Where(1, x);
        return zero.Where(0.5, safe.I0() - (y / safe));
    }
}
