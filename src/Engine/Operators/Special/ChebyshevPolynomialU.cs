using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>Chebyshev's polynomial of the second kind of degree n: sin((n + 1) · θ) / sin θ for θ = arccos x.</summary>
    /// <derivative>not implemented, as in PyTorch</derivative>
    [Operator("special.chebyshev_polynomial_u")]
    [Sample("[-0.5, 0.3, 1.5], [3.0]")]
    public static Tensor ChebyshevPolynomialU([OrNumber] this Tensor input, [OrNumber] Tensor n) => The<ChebyshevPolynomialU>.Operator.Apply(input, n);
}

internal sealed class ChebyshevPolynomialU() : OrthogonalPolynomial("chebyshev_polynomial_u")
{
    protected override double First(double x) => 2 * x;

    protected override double Next(double x, long k, double value, double last) => (2 * x * value) - last;

    protected override double? Shortcut(double x, long n) => n > 8 && Math.Abs(x) < 1 && Math.Acos(x) is var angle ? Math.Sin((n + 1) * angle) / Math.Sin(angle) : null;
}
