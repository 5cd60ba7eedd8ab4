using GradService.Kernels;
using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>exp(−|x|) · i1(x) of each element.</summary>
    /// <derivative>grad · (i0e(input) − i1e(input) · (sgn(input) + 1 / input)), ½ · grad at 0</derivative>
    [Operator("special.i1e")]
    [Sample("real(2, 3)")]
    public static Tensor I1e(this Tensor input) => The<I1e>.Operator.Apply(input);
}

internal sealed class I1e : ScalarUnary
{
    public override string NodeName => "SpecialI1EBackward0";

    public override Use Uses(int input) => Use.Input(0) | Use.Result;

    protected override Tensor Derivative(Tensor x, Tensor y) => Slope(x, y);

    protected override double Value(double x) => Special.I1e(x);

    // The quotient has the limit ½ at 0, where it cannot be computed.
    private static Tensor Slope(Tensor x, Tensor y)
    {
        Tensor zero = x.Eq(0), safe = zero.Where(1, x);
        return zero.Where(0.5, safe.I0e() - (y * safe.Sgn()) - (y / safe));
    }
}
