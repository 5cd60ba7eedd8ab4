using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>A tensor of ones, of the default dtype unless one is given.</summary>
    [Operator("ones")]
    [Sample("2, 3")]
    public static Tensor Ones(long[] size, [KeywordOnly] DType? dtype = null, [KeywordOnly] bool requiresGrad = false) =>
        Filled(size, 1, dtype ?? Evaluation.DefaultDType, requiresGrad);
}
