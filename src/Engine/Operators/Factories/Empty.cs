using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>A tensor of a size whose elements mean nothing yet; they are zeros here.</summary>
    /// <derivative>none: a constant</derivative>
    [Operator("empty")]
    [Sample("2, 3")]
    public static Tensor Empty(long[] size, [KeywordOnly] DType? dtype = null, [KeywordOnly] bool requiresGrad = false) => Zeros(size, dtype, requiresGrad);
}
