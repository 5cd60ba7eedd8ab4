using System.Numerics;
using GradService.Kernels;

namespace GradService.Operators;

/// <summary>The median of each line along a dimension.</summary>
internal sealed class MedianAlong(long dim, bool keepdim, bool ignoresNaN, string nodeName) : Selecting("median", dim, keepdim)
{
    public override string NodeName => nodeName;

    /// <summary>Where the median of a line lies: of equals that which a stable sort puts there. Where NaN counts, the first NaN is it.</summary>
    public static long Find<T>(ReadOnlySpan<T> line, bool ignoresNaN, Span<T> keys, Span<long> order)
        where T : unmanaged, INumber<T>
    {
        int numbers = 0, firstNaN = -1;
        for (int i = 0; i < line.Length; i++)
        {
            if (!T.IsNaN(line[i]))
            {
                numbers++;
            }
            else if (firstNaN < 0)
            {
                firstNaN = i;
            }
        }

        if (firstNaN >= 0 && (!ignoresNaN || numbers == 0))
        {
            return firstNaN;
        }

        int place = (numbers - 1) / 2;
        T median = line[(int)Sorting.Select(line, place, keys, order)];
        foreach (T element in line)
        {
            place -= element < median ? 1 : 0;
        }

        for (int i = 0; ; i++)
        {
            if (line[i] == median && place-- == 0)
            {
                return i;
            }
        }
    }

    protected override Operator Over(long dim, bool keepdim) => new MedianAlong(dim, keepdim, ignoresNaN, nodeName);

    protected override void Pick<T>(ReadOnlySpan<T> lines, int length, Span<long> indices)
    {
        var keys = new T[length];
        var order = new long[length];
        for (int i = 0; i < indices.Length; i++)
        {
            indices[i] = Find(lines.Slice(i * length, length), ignoresNaN, keys, order);
        }
    }
}
