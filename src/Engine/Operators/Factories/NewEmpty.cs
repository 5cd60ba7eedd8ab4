using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>A tensor of a size whose elements mean nothing yet (zeros here), with the dtype of this one unless one is given.</summary>
    /// <derivative>none: a constant</derivative>
    [Operator("Tensor.new_empty")]
    [Sample("real(2), 2, 3")]
    public static Tensor NewEmpty(this Tensor input, long[] size, [KeywordOnly] DType? dtype = null, [KeywordOnly] bool requiresGrad = false) =>
        Filled(size, 0, dtype ?? input.DType, requiresGrad, input);
}
