using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary><c>softmax</c> of the unmasked elements along a dimension; what is masked counts as absent.</summary>
    /// <derivative>that of <c>softmax</c>, zero where masked</derivative>
    [Operator("masked.softmax")]
    [Sample("real(2, 3), 1")]
    public static Tensor MaskedSoftmax(this Tensor input, long dim, [KeywordOnly] DType? dtype = null, [KeywordOnly] Tensor? mask = null) =>
        Unmasked(input, mask, Bound(input.DType, greatest: false)).Softmax(dim, dtype: dtype);
}
