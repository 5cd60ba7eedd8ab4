using GradService.Kernels;
using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The regularized upper incomplete gamma function Q(input, other) = 1 − P(input, other), exact where it is small; broadcast.</summary>
    /// <derivative>other: −grad · otherᵃ⁻¹ · e⁻ᵒᵗʰᵉʳ / Γ(a) with a = input; input: none, asking for it is an error</derivative>
    [Operator("igammac", "special.gammaincc")]
    [Sample("2.5, positive(2, 3)")]
    [Sample("0.7, positive(3)")]
    [Sample("1.5, 2.5")]
    public static Tensor Igammac(this Tensor input, Tensor other) => The<Igammac>.Operator.Apply(input, other);

    /// <summary><see cref="Igammac"/> in place.</summary>
    public static Tensor Igammac_(this Tensor input, Tensor other) => input.Update(self => self.Igammac(other));
}

internal sealed class Igammac : IncompleteGamma
{
    protected override Tensor Derivative(int input, Tensor x, Tensor y, Tensor z) => Density(x, y).Neg();

    protected override double Value(double a, double x) => Special.UpperGamma(a, x);
}
