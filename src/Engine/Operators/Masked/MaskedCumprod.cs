using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>Running products of the unmasked elements along a dimension.</summary>
    /// <derivative>that of <c>cumprod</c>, zero where masked</derivative>
    [Operator("masked.cumprod")]
    [Sample("real(2, 3), 1, mask=flags(2, 3)")]
    public static Tensor MaskedCumprod(this Tensor input, long dim, [KeywordOnly] DType? dtype = null, [KeywordOnly] Tensor? mask = null) =>
        Unmasked(input, mask, 1).Cumprod(dim, dtype);
}
