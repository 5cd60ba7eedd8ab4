using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>Running sums of the unmasked elements along a dimension.</summary>
    /// <derivative>that of <c>cumsum</c>, zero where masked</derivative>
    [Operator("masked.cumsum")]
    [Sample("real(2, 3), 1, mask=flags(2, 3)")]
    public static Tensor MaskedCumsum(this Tensor input, long dim, [KeywordOnly] DType? dtype = null, [KeywordOnly] Tensor? mask = null) =>
        Unmasked(input, mask, 0).Cumsum(dim, dtype);
}
