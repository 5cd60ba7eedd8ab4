using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The p-norm of input − other, broadcast.</summary>
    /// <derivative>that of the norm, and its negative</derivative>
    [Operator("dist", TakesOut = false)]
    [Sample("real(2, 3), real(3)")]
    [Sample("real(2, 3), real(3), 3")]
    public static Tensor Dist(this Tensor input, Tensor other, Scalar? p = null) => input.Sub(other).Norm(p ?? 2).AsNode("DistBackward0", input, other);
}
