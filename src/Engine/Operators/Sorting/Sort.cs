using GradService.Kernels;
using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The elements sorted along a dimension, and where each came from. Equal elements keep their order; NaN is the greatest.</summary>
    /// <derivative>grad, put back in the input's order</derivative>
    [Operator("sort")]
    [Sample("distinct(2, 3, 2), 1")]
    [Sample("distinct(2, 3), descending=True")]
    public static (Tensor Values, Tensor Indices) Sort(this Tensor input, long dim = -1, bool descending = false) =>
        new Sort(dim, descending, "SortBackward0").Ordered(input);

    /// <summary>The elements sorted along a dimension, and where each came from; stable in any case.</summary>
    /// <derivative>grad, put back in the input's order</derivative>
    [Operator("sort")]
    [Sample("distinct(2, 3), stable=True, dim=0")]
    public static (Tensor Values, Tensor Indices) Sort(
        this Tensor input, [KeywordOnly] bool? stable, [KeywordOnly] long dim = -1, [KeywordOnly] bool descending = false) =>
        new Sort(dim, descending, "SortBackward1").Ordered(input);
}

internal sealed class Sort(long dim, bool descending, string nodeName) : Ordering("sorting_kernel_method_name", dim)
{
    public override string NodeName => nodeName;

    protected override Operator Over(long dim) => new Sort(dim, descending, nodeName);

    protected override void Order<T>(ReadOnlySpan<T> line, Span<T> keys, Span<long> order) => Sorting.Sort(line, descending, keys, order);
}
