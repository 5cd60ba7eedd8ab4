using GradService.Kernels;
using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The most frequent element along a dimension, the least of several, and where it was found last.</summary>
    /// <derivative>grad at the index, zero elsewhere</derivative>
    [Operator("mode")]
    [Sample("distinct(2, 3)")]
    [Sample("distinct(3, 2), 0, True")]
    public static (Tensor Values, Tensor Indices) Mode(this Tensor input, long dim = -1, bool keepdim = false) =>
        new Mode(dim, keepdim).Select(input);
}

internal sealed class Mode(long dim, bool keepdim) : Selecting("mode", dim, keepdim)
{
    protected override Operator Over(long dim, bool keepdim) => new Mode(dim, keepdim);

    protected override void Pick<T>(ReadOnlySpan<T> lines, int length, Span<long> indices)
    {
        var keys = new T[length];
        var order = new long[length];
        for (int i = 0; i < indices.Length; i++)
        {
            Sorting.Sort(lines.Slice(i * length, length), false, keys, order);
            int most = 0;
            for (int start = 0, end; start < length; start = end)
            {
                for (end = start + 1; end < length && keys[end] == keys[start];)
                {
                    end++;
                }

                if (end - start > most)
                {
                    most = end - start;
                    indices[i] = order[end - 1];
                }
            }
        }
    }
}
