using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The sum of the unmasked elements over some dimensions, or over all.</summary>
    /// <derivative>that of <c>sum</c>, zero where masked</derivative>
    [Operator("masked.sum")]
    [Sample("distinct(2, 3), mask=flags(2, 3)")]
    [Sample("distinct(2, 3), dim=[0], keepdim=True")]
    public static Tensor MaskedSum(
        this Tensor input, long[]? dim = null, [KeywordOnly] bool keepdim = false, [KeywordOnly] DType? dtype = null, [KeywordOnly] Tensor? mask = null) =>
        Unmasked(input, mask, 0).Sum(dim, keepdim, dtype);
}
