using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The p-norms of windows that slide over tensors ([batch,] channels, length); the sums of the powers below zero count as zero.</summary>
    /// <derivative>the chain rule through powers and sums</derivative>
    [Operator("nn.functional.lp_pool1d")]
    [Sample("positive(1, 2, 5), 2.0, 2")]
    public static Tensor LpPool1d(this Tensor input, double normType, long kernelSize, long? stride = null, bool ceilMode = false) =>
        Rooted(input.Pow(normType).AvgPool1d([kernelSize], stride is { } step ? [step] : null, ceilMode: ceilMode), kernelSize, normType);
}
