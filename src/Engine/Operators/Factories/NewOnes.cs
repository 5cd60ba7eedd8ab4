using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>A tensor of ones with the dtype of this one unless one is given.</summary>
    /// <derivative>none: a constant</derivative>
    [Operator("Tensor.new_ones")]
    [Sample("real(2), 2, 3")]
    public static Tensor NewOnes(this Tensor input, long[] size, [KeywordOnly] DType? dtype = null, [KeywordOnly] bool requiresGrad = false) =>
        Filled(size, 1, dtype ?? input.DType, requiresGrad, input);
}
