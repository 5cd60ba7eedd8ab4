using GradService.Kernels;
using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The k greatest (or least) elements along a dimension in order, and where each was found.</summary>
    /// <derivative>grad at the indices, zero elsewhere</derivative>
    [Operator("topk")]
    [Sample("distinct(2, 5), 3")]
    [Sample("distinct(4, 2), 2, dim=0, largest=False")]
    public static (Tensor Values, Tensor Indices) Topk(this Tensor input, long k, long dim = -1, bool largest = true, bool sorted = true) =>
        new Topk(k, dim, largest).Ordered(input);
}

internal sealed class Topk(long k, long dim, bool largest) : Ordering("topk_cpu", dim)
{
    protected override Shape Output(Shape input, int dimension)
    {
        if (k < 0 || k > (input.Rank == 0 ? 1 : input[dimension]))
        {
            throw GradException.Argument("selected index k out of range");
        }

        long[] sizes = input.ToArray();
        if (sizes.Length > 0)
        {
            sizes[dimension] = k;
        }

        return Shape.Of(sizes);
    }

    protected override Operator Over(long dim) => new Topk(k, dim, largest);

    protected override void Order<T>(ReadOnlySpan<T> line, Span<T> keys, Span<long> order) => Sorting.Sort(line, largest, keys, order);
}
