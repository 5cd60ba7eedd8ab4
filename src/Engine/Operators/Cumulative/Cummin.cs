using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The least of each element and those before it along a dimension, and where it was found: the last of equals. NaN wins.</summary>
    /// <derivative>grad, added at the indices</derivative>
    [Operator("cummin")]
    [Sample("distinct(2, 3, 2), 1")]
    public static (Tensor Values, Tensor Indices) Cummin(this Tensor input, long dim) => new Cummin(dim).Ordered(input);
}

internal sealed class Cummin(long dim) : Ordering("cummin_cpu", dim)
{
    protected override Operator Over(long dim) => new Cummin(dim);

    protected override void Order<T>(ReadOnlySpan<T> line, Span<T> keys, Span<long> order)
    {
        int best = 0;
        for (int i = 0; i < line.Length; i++)
        {
            if (T.IsNaN(line[i]) || line[i] <= line[best])
            {
                best = i;
            }

            order[i] = best;
        }
    }
}
