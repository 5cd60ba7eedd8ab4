using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>Chebyshev's polynomial of the third kind of degree n: cos((n + ½) · θ) / cos(θ / 2) for θ = arccos x.</summary>
    /// <derivative>not implemented, as in PyTorch</derivative>
    [Operator("special.chebyshev_polynomial_v")]
    [Sample("[-0.5, 0.3, 1.5], [3.0]")]
    public static Tensor ChebyshevPolynomialV([OrNumber] this Tensor input, [OrNumber] Tensor n) => The<ChebyshevPolynomialV>.Operator.Apply(input, n);
}

internal sealed class ChebyshevPolynomialV() : OrthogonalPolynomial("chebyshev_polynomial_v")
{
    protected override double First(double x) => (2 * x) - 1;

    protected override double Next(double x, long k, double value, double last) => (2 * x * value) - last;

    protected override double? Shortcut(double x, long n) => n > 8 && Math.Abs(x) < 1 && Math.Acos(x) is var angle ? Math.Cos((n + 0.5) * angle) / Math.Cos(angle / 2) : null;
}
