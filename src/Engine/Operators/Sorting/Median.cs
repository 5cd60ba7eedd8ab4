using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The median of all elements, the lower of two; NaN for none.</summary>
    /// <derivative>grad, shared evenly by the elements that are equal to the result</derivative>
    [Operator("median", TakesOut = false)]
    [Sample("distinct(2, 3)")]
    public static Tensor Median(this Tensor input) => The<Median>.Operator.Apply(input);

    /// <summary>The median along a dimension, the lower of two, and where it was found.</summary>
    /// <derivative>grad at the index, zero elsewhere</derivative>
    [Operator("median")]
    [Sample("distinct(2, 4, 2), 1")]
    [Sample("distinct(3), 0, keepdim=True")]
    public static (Tensor Values, Tensor Indices) Median(this Tensor input, long dim, bool keepdim = false) =>
        new MedianAlong(dim, keepdim, ignoresNaN: false, "MedianBackward1").Select(input);
}

internal sealed class Median() : Middle(ignoresNaN: false);
