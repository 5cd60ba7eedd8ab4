using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The median of all elements that are not NaN, the lower of two; NaN for none.</summary>
    /// <derivative>grad, shared evenly by the elements that are equal to the result</derivative>
    [Operator("nanmedian", TakesOut = false)]
    [Sample("distinct(2, 3)")]
    public static Tensor Nanmedian(this Tensor input) => The<Nanmedian>.Operator.Apply(input);

    /// <summary>The median along a dimension that are not NaN, the lower of two, and where it was found.</summary>
    /// <derivative>grad at the index, zero elsewhere</derivative>
    [Operator("nanmedian")]
    [Sample("distinct(2, 4, 2), 1")]
    [Sample("distinct(3), 0, keepdim=True")]
    public static (Tensor Values, Tensor Indices) Nanmedian(this Tensor input, long dim, bool keepdim = false) =>
        new MedianAlong(dim, keepdim, ignoresNaN: true, "NanmedianBackward1").Select(input);
}

internal sealed class Nanmedian() : Middle(ignoresNaN: true);
