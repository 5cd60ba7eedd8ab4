using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>ln(e^input + e^other), broadcast, where a masked element counts as -∞: nothing is added.</summary>
    /// <derivative>that of <c>logaddexp</c>, zero where masked</derivative>
    [Operator("masked.logaddexp")]
    [Sample("real(2, 3), real(2, 3)")]
    public static Tensor MaskedLogaddexp(
        this Tensor input, Tensor other, [KeywordOnly] DType? dtype = null, [KeywordOnly] Tensor? inputMask = null, [KeywordOnly] Tensor? otherMask = null)
    {
        Tensor sum = Unmasked(input, inputMask, Bound(input.DType, greatest: false)).Logaddexp(Unmasked(other, otherMask, Bound(other.DType, greatest: false)));
        return sum.To(dtype ?? sum.DType);
    }
}
