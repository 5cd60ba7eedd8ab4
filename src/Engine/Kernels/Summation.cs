using System.Numerics;

namespace GradService.Kernels;

/// <summary>Sums whose rounding error grows with the logarithm of the length, by adding blocks pairwise.</summary>
internal static class Summation
{
    /// <summary>Elements added in one go: long enough to hide the recursion, short enough to keep the error small.</summary>
    public const int Block = 256;

    /// <summary>Columns of a matrix summed together, so that partial sums fit on the stack and in the first cache.</summary>
    private const int ColumnBlock = 256;

    /// <summary>Rows added in one go.</summary>
    private const int RowBlock = 32;

    /// <summary>Σ x[i]; 0 for no elements. Blocks of float32 are added up in float64.</summary>
    public static T Sum<T>(ReadOnlySpan<T> x)
        where T : unmanaged, INumberBase<T> =>
        typeof(T) == typeof(float) ? T.CreateTruncating(Pairwise<T, double>(x)) : Pairwise<T, T>(x);

    /// <summary>result[j] = Σᵢ matrix[i, j] for a contiguous row-major matrix.</summary>
    public static void SumRows<T>(ReadOnlySpan<T> matrix, long rows, long columns, Span<T> result)
        where T : unmanaged, INumberBase<T>
    {
        var (height, width) = ((int)rows, (int)columns);
        if (width <= ColumnBlock / 2)
        {
            SumNarrowRows(matrix[..(height * width)], width, result[..width]);
            return;
        }

        for (var start = 0; start < width; start += ColumnBlock)
        {
            var sums = result.Slice(start, Math.Min(ColumnBlock, width - start));
            PairwiseRows(matrix, 0, height, width, start, sums);
        }
    }

    /// <summary>Where to split: near the middle, at a multiple of the block so that only the last block is short.</summary>
    internal static int Half(int length, int block = Block) => (length / block + 1) / 2 * block;

    private static TSum Pairwise<T, TSum>(ReadOnlySpan<T> x)
        where T : unmanaged, INumberBase<T>
        where TSum : unmanaged, INumberBase<TSum>
    {
        if (x.Length <= Block)
        {
            return TSum.CreateTruncating(TensorPrimitives.Sum(x));
        }

        var half = Half(x.Length);
        return Pairwise<T, TSum>(x[..half]) + Pairwise<T, TSum>(x[half..]);
    }

    /// <summary>Several short rows are treated as one long row, whose parts are added up at the end.</summary>
    private static void SumNarrowRows<T>(ReadOnlySpan<T> matrix, int width, Span<T> result)
        where T : unmanaged, INumberBase<T>
    {
        result.Clear();
        if (width == 0)
        {
            return;
        }

        var group = (int)BitOperations.RoundUpToPowerOf2((uint)(ColumnBlock / width / 2 + 1));
        var longRows = matrix.Length / (group * width);
        Span<T> sums = stackalloc T[ColumnBlock];
        sums = sums[..(group * width)];
        PairwiseRows(matrix, 0, longRows, sums.Length, 0, sums);
        for (var half = sums.Length / 2; half >= width; half /= 2)
        {
            TensorPrimitives.Add(sums[..half], sums.Slice(half, half), sums[..half]);
        }

        var rest = matrix[(longRows * sums.Length)..];
        PairwiseRows(rest, 0, rest.Length / width, width, 0, result);
        TensorPrimitives.Add(result, sums[..width], result);
    }

    private static void PairwiseRows<T>(
        ReadOnlySpan<T> matrix,
        int first,
        int count,
        int width,
        int start,
        Span<T> sums
    )
        where T : unmanaged, INumberBase<T>
    {
        if (count <= RowBlock)
        {
            sums.Clear();
            for (var row = first; row < first + count; row++)
            {
                var part = matrix.Slice(row * width + start, sums.Length);
                TensorPrimitives.Add(sums, part, sums);
            }

            return;
        }

        var half = Half(count, RowBlock);
        Span<T> other = stackalloc T[ColumnBlock];
        other = other[..sums.Length];
        PairwiseRows(matrix, first, half, width, start, sums);
        PairwiseRows(matrix, first + half, count - half, width, start, other);
        TensorPrimitives.Add(sums, other, sums);
    }
}
