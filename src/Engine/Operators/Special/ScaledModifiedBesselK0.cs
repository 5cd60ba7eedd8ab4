using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>e^x times the modified Bessel function of the second kind of order 0 of each element x; ∞ at 0, NaN below.</summary>
    /// <derivative>grad · (result − scaled_modified_bessel_k1(input))</derivative>
    [Operator("special.scaled_modified_bessel_k0")]
    [Sample("positive(2, 3)")]
    public static Tensor ScaledModifiedBesselK0(this Tensor input) => The<ScaledModifiedBesselK0>.Operator.Apply(input);
}

internal sealed class ScaledModifiedBesselK0 : ScalarUnary
{
    public override string NodeName => "SpecialScaledModifiedBesselK0Backward0";

    public override Use Uses(int input) => Use.Input(0) | Use.Result;

    protected override Tensor Derivative(Tensor x, Tensor y) => y - x.ScaledModifiedBesselK1();

    protected override double Value(double x) => Kernels.Special.BesselK0e(x);
}
