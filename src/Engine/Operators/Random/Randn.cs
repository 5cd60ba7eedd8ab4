using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>Random numbers of the standard normal distribution.</summary>
    /// <derivative>none: a constant</derivative>
    [Operator("randn")]
    [Sample("2, 3")]
    public static Tensor Randn(long[] size, [KeywordOnly] DType? dtype = null, [KeywordOnly] bool requiresGrad = false) =>
        Made(Draws.Normal(Shape.Of(size), dtype ?? Evaluation.DefaultDType, 0, 1), requiresGrad);
}
