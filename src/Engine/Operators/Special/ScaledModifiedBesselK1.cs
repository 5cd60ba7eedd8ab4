using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>e^x times the modified Bessel function of the second kind of order 1 of each element x; ∞ at 0, NaN below.</summary>
    /// <derivative>grad · (result − scaled_modified_bessel_k0(input) − result / input)</derivative>
    [Operator("special.scaled_modified_bessel_k1")]
    [Sample("positive(2, 3)")]
    public static Tensor ScaledModifiedBesselK1(this Tensor input) => The<ScaledModifiedBesselK1>.Operator.Apply(input);
}

internal sealed class ScaledModifiedBesselK1 : ScalarUnary
{
    public override string NodeName => "SpecialScaledModifiedBesselK1Backward0";

    public override Use Uses(int input) => Use.Input(0) | Use.Result;

    protected override Tensor Derivative(Tensor x, Tensor y) => y - x.ScaledModifiedBesselK0() - (y / x);

    protected override double Value(double x) => Kernels.Special.BesselK1e(x);
}
