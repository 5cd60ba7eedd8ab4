using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The p-norms of windows that slide over tensors ([batch,] channels, depth, height, width); the sums of the powers below zero count as zero.</summary>
    /// <derivative>the chain rule through powers and sums</derivative>
    [Operator("nn.functional.lp_pool3d")]
    [Sample("positive(1, 1, 2, 3, 4), 2.0, 2")]
    public static Tensor LpPool3d(this Tensor input, double normType, long[] kernelSize, long[]? stride = null, bool ceilMode = false) =>
        Rooted(input.Pow(normType).AvgPool3d(kernelSize, stride, ceilMode: ceilMode), kernelSize[0] * kernelSize[kernelSize.Length / 2] * kernelSize[^1], normType);
}
