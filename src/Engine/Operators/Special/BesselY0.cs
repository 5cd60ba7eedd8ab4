using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The Bessel function of the second kind of order 0 of each element; −∞ at 0, NaN below.</summary>
    /// <derivative>−grad · bessel_y1(input)</derivative>
    [Operator("special.bessel_y0")]
    [Sample("positive(2, 3)")]
    public static Tensor BesselY0(this Tensor input) => The<BesselY0>.Operator.Apply(input);
}

internal sealed class BesselY0 : ScalarUnary
{
    public override string NodeName => "SpecialBesselY0Backward0";

    protected override Tensor Derivative(Tensor x, Tensor y) => -x.BesselY1();

    protected override double Value(double x) => Kernels.Special.BesselY0(x);
}
