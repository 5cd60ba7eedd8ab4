using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The p-norm of x1 − x2 + eps along the last dimension, broadcast.</summary>
    /// <derivative>x1: that of the norm; x2: its negative</derivative>
    [Operator("pairwise_distance", "nn.functional.pairwise_distance", TakesOut = false)]
    [Sample("real(2, 3), real(2, 3)")]
    [Sample("real(2, 3), real(3), p=3, keepdim=True")]
    public static Tensor PairwiseDistance(Tensor x1, Tensor x2, double p = 2, double eps = 1e-6, bool keepdim = false) =>
        (x1 - x2 + eps).Norm(p, [-1], keepdim);
}
