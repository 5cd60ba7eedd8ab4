using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The vector norm of the unmasked elements over some dimensions, or over all.</summary>
    /// <derivative>that of <c>linalg.vector_norm</c>, zero where masked</derivative>
    [Operator("masked.norm")]
    [Sample("real(2, 3), mask=flags(2, 3)")]
    public static Tensor MaskedNorm(
        this Tensor input, Scalar? ord = null, long[]? dim = null, [KeywordOnly] bool keepdim = false, [KeywordOnly] DType? dtype = null,
        [KeywordOnly] Tensor? mask = null)
    {
        double p = ord?.ToDouble() ?? 2;
        return Unmasked(input, mask, double.IsNegativeInfinity(p) ? double.PositiveInfinity : 0).VectorNorm(p, dim, keepdim, dtype);
    }
}
