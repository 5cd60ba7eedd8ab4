using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>So many numbers from base^start to base^end, each the same multiple of the one before.</summary>
    /// <derivative>none: a constant</derivative>
    [Operator("logspace")]
    [Sample("0, 2, 3")]
    public static Tensor Logspace(
        Scalar start, Scalar end, long steps, double @base = 10, [KeywordOnly] DType? dtype = null, [KeywordOnly] bool requiresGrad = false) =>
        Made(Spaced(start.ToDouble(), end.ToDouble(), steps, dtype ?? Evaluation.DefaultDType, power => Math.Pow(@base, power)), requiresGrad);
}
