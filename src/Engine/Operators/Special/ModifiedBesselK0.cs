using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The modified Bessel function of the second kind of order 0 of each element; ∞ at 0, NaN below.</summary>
    /// <derivative>−grad · modified_bessel_k1(input)</derivative>
    [Operator("special.modified_bessel_k0")]
    [Sample("positive(2, 3)")]
    public static Tensor ModifiedBesselK0(this Tensor input) => The<ModifiedBesselK0>.Operator.Apply(input);
}

internal sealed class ModifiedBesselK0 : ScalarUnary
{
    public override string NodeName => "SpecialModifiedBesselK0Backward0";

    protected override Tensor Derivative(Tensor x, Tensor y) => -x.ModifiedBesselK1();

    protected override double Value(double x) => Kernels.Special.BesselK0(x);
}
