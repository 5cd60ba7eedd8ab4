using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The unmasked elements divided by their norm along a dimension, or by eps if that is greater.</summary>
    /// <derivative>that of the quotient, zero where masked</derivative>
    [Operator("masked.normalize")]
    [Sample("real(2, 3), 2, 1, mask=flags(2, 3)")]
    public static Tensor MaskedNormalize(
        this Tensor input, Scalar ord, long dim, [KeywordOnly] double eps = 1e-12, [KeywordOnly] DType? dtype = null, [KeywordOnly] Tensor? mask = null)
    {
        Tensor norm = input.MaskedNorm(ord, [dim], keepdim: true, dtype: dtype, mask: mask);
        return Unmasked(input, mask, 0).Div(norm.Maximum(Full([], eps, norm.DType)));
    }
}
