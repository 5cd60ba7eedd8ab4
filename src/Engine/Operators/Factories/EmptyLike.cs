using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>A tensor like another whose elements mean nothing yet; they are zeros here.</summary>
    /// <derivative>none: a constant</derivative>
    [Operator("empty_like", TakesOut = false)]
    [Sample("real(2, 3)")]
    public static Tensor EmptyLike(this Tensor input, [KeywordOnly] DType? dtype = null, [KeywordOnly] bool requiresGrad = false) =>
        input.ZerosLike(dtype, requiresGrad);
}
