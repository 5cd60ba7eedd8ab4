using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The least of the unmasked elements over some dimensions, or over all.</summary>
    /// <derivative>that of <c>amin</c>, zero where masked</derivative>
    [Operator("masked.amin")]
    [Sample("distinct(2, 3), mask=flags(2, 3)")]
    [Sample("distinct(2, 3), dim=[0], keepdim=True")]
    public static Tensor MaskedAmin(
        this Tensor input, long[]? dim = null, [KeywordOnly] bool keepdim = false, [KeywordOnly] DType? dtype = null, [KeywordOnly] Tensor? mask = null) =>
        Unmasked(dtype is { } target ? input.To(target) : input, mask, Bound(dtype ?? input.DType, greatest: true)).Amin(dim, keepdim);
}
