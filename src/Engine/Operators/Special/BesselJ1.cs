using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The Bessel function of the first kind of order 1 of each element.</summary>
    /// <derivative>grad · (bessel_j0(input) − result / input), ½ · grad at 0</derivative>
    [Operator("special.bessel_j1")]
    [Sample("real(2, 3)")]
    public static Tensor BesselJ1(this Tensor input) => The<BesselJ1>.Operator.Apply(input);
}

internal sealed class BesselJ1 : ScalarUnary
{
    public override string NodeName => "SpecialBesselJ1Backward0";

    public override Use Uses(int input) => Use.Input(0) | Use.Result;

    protected override Tensor Derivative(Tensor x, Tensor y)
    {
        // The quotient has the limit ½ at 0, where it cannot be computed.
        Tensor zero = x.Eq(0), safe = zero.Where(1, x);
        return zero.Where(0.5, safe.BesselJ0() - (y / safe));
    }

    protected override double Value(double x) => Kernels.Special.BesselJ1(x);
}
