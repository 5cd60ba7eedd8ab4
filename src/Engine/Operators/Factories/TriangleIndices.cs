using GradService.Tensors;

namespace GradService.Operators;

/// <summary>Where the elements of a triangle lie.</summary>
internal static class TriangleIndices
{
    public static Tensor Of(long row, long col, long offset, bool upper)
    {
        foreach ((string name, long size) in new[] { ("row", row), ("col", col) })
        {
            if (size < 0)
            {
                throw GradException.Argument($"{name} must be non-negative, got{size}");
            }
        }

        Int128 below = Below(row, col, upper ? (Int128)offset - 1 : offset), count = upper ? ((Int128)row * col) - below : below;
        Tensor indices = Tensor.Empty(Shape.Of(2, Bounds.Counted(count)), DType.Int64);
        Evaluation.Charge(indices.Count);
        Span<long> elements = indices.Elements<long>(), rows = elements[..(elements.Length / 2)], columns = elements[rows.Length..];

        // The rows without an element are passed over at once: there may be more of them than can be walked.
        long at = upper ? 0 : (long)Int128.Max(0, -(Int128)offset);
        for (int filled = 0; filled < rows.Length; at++)
        {
            long first = upper ? (long)Int128.Max(0, (Int128)at + offset) : 0;
            long end = upper ? col : (long)Int128.Min(col, (Int128)at + offset + 1);
            for (long column = first; column < end; column++)
            {
                rows[filled] = at;
                columns[filled++] = column;
            }
        }

        return indices;
    }

    /// <summary>How many elements lie on or below a diagonal.</summary>
    private static Int128 Below(Int128 row, Int128 col, Int128 offset)
    {
        Int128 first = Int128.Clamp(-offset, 0, row), full = Int128.Clamp(col - offset - 1, first, row), slanted = full - first;
        return ((first + offset + 1) * slanted) + (slanted * (slanted - 1) / 2) + ((row - full) * col);
    }
}
