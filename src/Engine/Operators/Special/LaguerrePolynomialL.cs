using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>Laguerre's polynomial of degree n: orthogonal with the weight e^(−x) for x ≥ 0.</summary>
    /// <derivative>not implemented, as in PyTorch</derivative>
    [Operator("special.laguerre_polynomial_l")]
    [Sample("[-0.5, 0.3, 1.5], [3.0]")]
    public static Tensor LaguerrePolynomialL([OrNumber] this Tensor input, [OrNumber] Tensor n) => The<LaguerrePolynomialL>.Operator.Apply(input, n);
}

internal sealed class LaguerrePolynomialL() : OrthogonalPolynomial("laguerre_polynomial_l")
{
    protected override double First(double x) => 1 - x;

    protected override double Next(double x, long k, double value, double last) => ((((2 * k) + 1 - x) * value) - (k * last)) / (k + 1);
}
