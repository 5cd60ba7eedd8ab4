using GradService.Kernels;
using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>exp(−|x|) · i0(x) of each element.</summary>
    /// <derivative>grad · (i1e(input) − sgn(input) · i0e(input))</derivative>
    [Operator("special.i0e")]
    [Sample("real(2, 3)")]
    public static Tensor I0e(this Tensor input) => The<I0e>.Operator.Apply(input);
}

internal sealed class I0e : ScalarUnary
{
    public override string NodeName => "SpecialI0EBackward0";

    public override Use Uses(int input) => Use.Input(0) | Use.Result;

    protected override Tensor Derivative(Tensor x, Tensor y) => x.I1e() - (x.Sgn() * y);

    protected override double Value(double x) => Special.I0e(x);
}
