using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary><c>log_softmax</c> of the unmasked elements along a dimension; what is masked counts as absent.</summary>
    /// <derivative>that of <c>log_softmax</c>, zero where masked</derivative>
    [Operator("masked.log_softmax")]
    [Sample("real(2, 3), 1")]
    public static Tensor MaskedLogSoftmax(this Tensor input, long dim, [KeywordOnly] DType? dtype = null, [KeywordOnly] Tensor? mask = null) =>
        Unmasked(input, mask, Bound(input.DType, greatest: false)).LogSoftmax(dim, dtype: dtype);
}
