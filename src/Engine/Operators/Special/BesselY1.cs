using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The Bessel function of the second kind of order 1 of each element; −∞ at 0, NaN below.</summary>
    /// <derivative>grad · (bessel_y0(input) − result / input)</derivative>
    [Operator("special.bessel_y1")]
    [Sample("positive(2, 3)")]
    public static Tensor BesselY1(this Tensor input) => The<BesselY1>.Operator.Apply(input);
}

internal sealed class BesselY1 : ScalarUnary
{
    public override string NodeName => "SpecialBesselY1Backward0";

    public override Use Uses(int input) => Use.Input(0) | Use.Result;

    protected override Tensor Derivative(Tensor x, Tensor y) => x.BesselY0() - (y / x);

    protected override double Value(double x) => Kernels.Special.BesselY1(x);
}
