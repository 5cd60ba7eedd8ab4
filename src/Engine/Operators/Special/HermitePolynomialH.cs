using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>Hermite's polynomial of degree n, the physicists': orthogonal with the weight e^(−x²).</summary>
    /// <derivative>not implemented, as in PyTorch</derivative>
    [Operator("special.hermite_polynomial_h")]
    [Sample("[-0.5, 0.3, 1.5], [3.0]")]
    public static Tensor HermitePolynomialH([OrNumber] this Tensor input, [OrNumber] Tensor n) => The<HermitePolynomialH>.Operator.Apply(input, n);
}

internal sealed class HermitePolynomialH() : OrthogonalPolynomial("hermite_polynomial_h")
{
    protected override double First(double x) => 2 * x;

    protected override double Next(double x, long k, double value, double last) => 2 * ((x * value) - (k * last));
}
