using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The median of the unmasked elements along a dimension; NaN where all are masked.</summary>
    /// <derivative>grad where the median was found, zero elsewhere</derivative>
    [Operator("masked.median")]
    [Sample("distinct(2, 3), 1, mask=flags(2, 3)")]
    public static Tensor MaskedMedian(
        this Tensor input, long dim = -1, [KeywordOnly] bool keepdim = false, [KeywordOnly] DType? dtype = null, [KeywordOnly] Tensor? mask = null)
    {
        bool isFloat = input.DType.IsFloatingPoint();
        Tensor median = Unmasked(isFloat ? input : input.To(DType.Float32), mask, double.NaN).Nanmedian(dim, keepdim).Values;
        return isFloat ? median
            : median.IsNan().Somewhere()
                ? throw GradException.Argument("masked median expects no fully masked out rows if dtype is not floating point", "ValueError")
                : median.To(dtype ?? input.DType);
    }
}
