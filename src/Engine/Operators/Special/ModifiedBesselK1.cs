using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The modified Bessel function of the second kind of order 1 of each element; ∞ at 0, NaN below.</summary>
    /// <derivative>−grad · (modified_bessel_k0(input) + result / input)</derivative>
    [Operator("special.modified_bessel_k1")]
    [Sample("positive(2, 3)")]
    public static Tensor ModifiedBesselK1(this Tensor input) => The<ModifiedBesselK1>.Operator.Apply(input);
}

internal sealed class ModifiedBesselK1 : ScalarUnary
{
    public override string NodeName => "SpecialModifiedBesselK1Backward0";

    public override Use Uses(int input) => Use.Input(0) | Use.Result;

    protected override Tensor Derivative(Tensor x, Tensor y) => -(x.ModifiedBesselK0() + (y / x));

    protected override double Value(double x) => Kernels.Special.BesselK1(x);
}
