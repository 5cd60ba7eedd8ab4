using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>Random numbers, uniform in [0, 1).</summary>
    /// <derivative>none: a constant</derivative>
    [Operator("rand")]
    [Sample("2, 3")]
    public static Tensor Rand(long[] size, [KeywordOnly] DType? dtype = null, [KeywordOnly] bool requiresGrad = false) =>
        Made(Draws.Uniform(Shape.Of(size), dtype ?? Evaluation.DefaultDType, 0, 1), requiresGrad);
}
