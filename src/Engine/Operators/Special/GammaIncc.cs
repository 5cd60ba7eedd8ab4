using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The regularized upper incomplete gamma function Q(input, other) = 1 − P(input, other).</summary>
    /// <derivative>other: −grad · other^(input − 1) · e^(−other) / Γ(input); by input it is not implemented, as in PyTorch</derivative>
    [Operator("igammac", "special.gammaincc")]
    [Sample("[0.7, 1.5, 4.0], positive(3)")]
    public static Tensor GammaIncc(this Tensor input, Tensor other) => The<GammaIncc>.Operator.Apply(input, other);

    /// <summary><see cref="GammaIncc"/> in place.</summary>
    public static Tensor GammaIncc_(this Tensor input, Tensor other) => input.Update(self => self.GammaIncc(other));
}

internal sealed class GammaIncc() : IncompleteGamma("igammac", -1)
{
    protected override double Value(double a, double x) => Kernels.Special.GammaQ(a, x);
}
