using GradService.Kernels;
using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The k-th least element along a dimension, counted from 1, and where it was found.</summary>
    /// <derivative>grad at the index, zero elsewhere</derivative>
    [Operator("kthvalue")]
    [Sample("distinct(2, 3), 2")]
    [Sample("distinct(3, 2), 1, 0, True")]
    public static (Tensor Values, Tensor Indices) Kthvalue(this Tensor input, long k, long dim = -1, bool keepdim = false) =>
        new Kthvalue(k, dim, keepdim).Select(input);
}

internal sealed class Kthvalue(long k, long dim, bool keepdim) : Selecting("kthvalue", dim, keepdim)
{
    protected override void Check(int dimension, long length)
    {
        if (k < 1 || k > length)
        {
            throw GradException.Argument($"kthvalue(): selected number k out of range for dimension {dimension}");
        }
    }

    protected override Operator Over(long dim, bool keepdim) => new Kthvalue(k, dim, keepdim);

    protected override void Pick<T>(ReadOnlySpan<T> lines, int length, Span<long> indices)
    {
        var keys = new T[length];
        var order = new long[length];
        for (int i = 0; i < indices.Length; i++)
        {
            indices[i] = Sorting.Select(lines.Slice(i * length, length), (int)k - 1, keys, order);
        }
    }
}
