using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The variance of the unmasked elements over some dimensions, or over all; biased unless asked otherwise.</summary>
    /// <derivative>that of <c>var</c>, zero where masked</derivative>
    [Operator("masked.var")]
    [Sample("real(2, 3), mask=flags(2, 3)")]
    [Sample("real(2, 3), dim=[1], unbiased=True")]
    public static Tensor MaskedVar(
        this Tensor input, long[]? dim = null, bool unbiased = false, [KeywordOnly] bool keepdim = false, [KeywordOnly] DType? dtype = null,
        [KeywordOnly] Tensor? mask = null) => MaskedSpread(input, dim, unbiased, keepdim, dtype, mask);

    private static Tensor MaskedSpread(Tensor input, long[]? dim, bool unbiased, bool keepdim, DType? dtype, Tensor? mask)
    {
        DType target = dtype ?? (input.DType.IsDifferentiable() ? input.DType : DType.Float32);
        Tensor mean = Unmasked(input, mask, 0).Sum(dim, keepdim: true, target).Div(UnmaskedCount(input, mask, dim, keepdim: true));
        Tensor deviation = input.Sub(mean);
        Tensor total = Unmasked(deviation.Mul(deviation.Conj()), mask, 0).Sum(dim, keepdim);
        Tensor count = UnmaskedCount(input, mask, dim, keepdim);
        return total.Div(unbiased ? count.Sub(1).Maximum(0) : count).To(target);
    }
}
