using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The regularized lower incomplete gamma function P(input, other): the share of ∫ t^(input − 1) e^(−t) dt that lies below other.</summary>
    /// <derivative>other: grad · other^(input − 1) · e^(−other) / Γ(input); by input it is not implemented, as in PyTorch</derivative>
    [Operator("igamma", "special.gammainc")]
    [Sample("[0.7, 1.5, 4.0], positive(3)")]
    public static Tensor GammaInc(this Tensor input, Tensor other) => The<GammaInc>.Operator.Apply(input, other);

    /// <summary><see cref="GammaInc"/> in place.</summary>
    public static Tensor GammaInc_(this Tensor input, Tensor other) => input.Update(self => self.GammaInc(other));
}

internal sealed class GammaInc() : IncompleteGamma("igamma", 1)
{
    protected override double Value(double a, double x) => Kernels.Special.GammaP(a, x);
}
