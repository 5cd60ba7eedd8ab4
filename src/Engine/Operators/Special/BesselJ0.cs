using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The Bessel function of the first kind of order 0 of each element.</summary>
    /// <derivative>−grad · bessel_j1(input)</derivative>
    [Operator("special.bessel_j0")]
    [Sample("real(2, 3)")]
    public static Tensor BesselJ0(this Tensor input) => The<BesselJ0>.Operator.Apply(input);
}

internal sealed class BesselJ0 : ScalarUnary
{
    public override string NodeName => "SpecialBesselJ0Backward0";

    protected override Tensor Derivative(Tensor x, Tensor y) => -x.BesselJ1();

    protected override double Value(double x) => Kernels.Special.BesselJ0(x);
}
