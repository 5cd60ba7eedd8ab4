using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>A tensor of zeros, of the default dtype unless one is given.</summary>
    [Operator("zeros")]
    [Sample("2, 3")]
    public static Tensor Zeros(long[] size, [KeywordOnly] DType? dtype = null, [KeywordOnly] bool requiresGrad = false) =>
        Filled(size, 0, dtype ?? Evaluation.DefaultDType, requiresGrad);
}
