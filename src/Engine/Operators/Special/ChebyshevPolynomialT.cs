using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>Chebyshev's polynomial of the first kind of degree n: cos(n · arccos x).</summary>
    /// <derivative>not implemented, as in PyTorch</derivative>
    [Operator("special.chebyshev_polynomial_t")]
    [Sample("[-0.5, 0.3, 1.5], [3.0]")]
    public static Tensor ChebyshevPolynomialT([OrNumber] this Tensor input, [OrNumber] Tensor n) => The<ChebyshevPolynomialT>.Operator.Apply(input, n);
}

internal sealed class ChebyshevPolynomialT() : OrthogonalPolynomial("chebyshev_polynomial_t")
{
    protected override double First(double x) => x;

    protected override double Next(double x, long k, double value, double last) => (2 * x * value) - last;

    protected override double? Shortcut(double x, long n) => n > 8 && Math.Abs(x) < 1 ? Math.Cos(n * Math.Acos(x)) : null;
}
