using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>Hermite's polynomial of degree n, the probabilists': orthogonal with the weight e^(−x²/2).</summary>
    /// <derivative>not implemented, as in PyTorch</derivative>
    [Operator("special.hermite_polynomial_he")]
    [Sample("[-0.5, 0.3, 1.5], [3.0]")]
    public static Tensor HermitePolynomialHe([OrNumber] this Tensor input, [OrNumber] Tensor n) => The<HermitePolynomialHe>.Operator.Apply(input, n);
}

internal sealed class HermitePolynomialHe() : OrthogonalPolynomial("hermite_polynomial_he")
{
    protected override double First(double x) => x;

    protected override double Next(double x, long k, double value, double last) => (x * value) - (k * last);
}
