using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>log(Σ e^x) of the unmasked elements over some dimensions, or over all.</summary>
    /// <derivative>that of <c>logsumexp</c>, zero where masked</derivative>
    [Operator("masked.logsumexp")]
    [Sample("real(2, 3), dim=[1], keepdim=True")]
    public static Tensor MaskedLogsumexp(
        this Tensor input, long[]? dim = null, [KeywordOnly] bool keepdim = false, [KeywordOnly] DType? dtype = null, [KeywordOnly] Tensor? mask = null)
    {
        long[] over = dim is { Length: > 0 } ? dim : [.. Enumerable.Range(0, input.Rank).Select(i => (long)i)];
        return Unmasked(input, mask, Bound(input.DType, greatest: false)).Logsumexp(over, keepdim).To(dtype ?? input.DType);
    }
}
