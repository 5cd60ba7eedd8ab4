using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>Chebyshev's polynomial of the fourth kind of degree n: sin((n + ½) · θ) / sin(θ / 2) for θ = arccos x.</summary>
    /// <derivative>not implemented, as in PyTorch</derivative>
    [Operator("special.chebyshev_polynomial_w")]
    [Sample("[-0.5, 0.3, 1.5], [3.0]")]
    public static Tensor ChebyshevPolynomialW([OrNumber] this Tensor input, [OrNumber] Tensor n) => The<ChebyshevPolynomialW>.Operator.Apply(input, n);
}

internal sealed class ChebyshevPolynomialW() : OrthogonalPolynomial("chebyshev_polynomial_w")
{
    protected override double First(double x) => (2 * x) + 1;

    protected override double Next(double x, long k, double value, double last) => (2 * x * value) - last;

    protected override double? Shortcut(double x, long n) => n > 8 && Math.Abs(x) < 1 && Math.Acos(x) is var angle ? Math.Sin((n + 0.5) * angle) / Math.Sin(angle / 2) : null;
}
