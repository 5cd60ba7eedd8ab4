using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The deviation of the unmasked elements over some dimensions, or over all; biased unless asked otherwise.</summary>
    /// <derivative>that of <c>std</c>, zero where masked</derivative>
    [Operator("masked.std")]
    [Sample("real(2, 3), mask=flags(2, 3)")]
    [Sample("real(2, 3), dim=[1], unbiased=True")]
    public static Tensor MaskedStd(
        this Tensor input, long[]? dim = null, bool unbiased = false, [KeywordOnly] bool keepdim = false, [KeywordOnly] DType? dtype = null,
        [KeywordOnly] Tensor? mask = null) => MaskedSpread(input, dim, unbiased, keepdim, dtype, mask).Sqrt();
}
