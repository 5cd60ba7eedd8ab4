using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>A tensor of one value with the dtype of this one unless one is given.</summary>
    /// <derivative>none: a constant</derivative>
    [Operator("Tensor.new_full")]
    [Sample("real(2), [2, 3], 1.5")]
    public static Tensor NewFull(
        this Tensor input, long[] size, Scalar fillValue, [KeywordOnly] DType? dtype = null, [KeywordOnly] bool requiresGrad = false) =>
        Filled(size, fillValue, dtype ?? input.DType, requiresGrad, input);
}
