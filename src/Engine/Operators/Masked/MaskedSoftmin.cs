using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary><c>softmin</c> of the unmasked elements along a dimension; what is masked counts as absent.</summary>
    /// <derivative>that of <c>softmin</c>, zero where masked</derivative>
    [Operator("masked.softmin")]
    [Sample("real(2, 3), 1")]
    public static Tensor MaskedSoftmin(this Tensor input, long dim, [KeywordOnly] DType? dtype = null, [KeywordOnly] Tensor? mask = null) =>
        Unmasked(input, mask, Bound(input.DType, greatest: true)).Softmin(dim, dtype: dtype);
}
