using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>Legendre's polynomial of degree n: orthogonal on (−1, 1).</summary>
    /// <derivative>not implemented, as in PyTorch</derivative>
    [Operator("special.legendre_polynomial_p")]
    [Sample("[-0.5, 0.3, 1.5], [3.0]")]
    public static Tensor LegendrePolynomialP([OrNumber] this Tensor input, [OrNumber] Tensor n) => The<LegendrePolynomialP>.Operator.Apply(input, n);
}

internal sealed class LegendrePolynomialP() : OrthogonalPolynomial("legendre_polynomial_p")
{
    protected override double First(double x) => x;

    protected override double Next(double x, long k, double value, double last) => ((((2 * k) + 1) * x * value) - (k * last)) / (k + 1);
}
