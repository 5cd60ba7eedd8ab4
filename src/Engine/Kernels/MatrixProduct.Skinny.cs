using System.Buffers;
using System.Numerics;

namespace GradService.Kernels;

/// <summary>Products with a vector or a few of them: limited by reading the matrix once, so nothing is packed.</summary>
internal static partial class MatrixProduct
{
    /// <summary>Columns done together, so that the rows of c under construction stay in the first cache.</summary>
    private const int ColumnBlock = 1024;

    /// <summary>Rows added one after the other.</summary>
    private const int TermBlock = 1024;

    /// <summary>Σ a[i] · b[i], in blocks added pairwise; the partial sums of float32 are added in float64.</summary>
    public static T Dot<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b)
        where T : unmanaged, INumberBase<T> =>
        typeof(T) == typeof(float)
            ? T.CreateTruncating(PairwiseDot<T, double>(a, b))
            : PairwiseDot<T, T>(a, b);

    private static TSum PairwiseDot<T, TSum>(ReadOnlySpan<T> a, ReadOnlySpan<T> b)
        where T : unmanaged, INumberBase<T>
        where TSum : unmanaged, INumberBase<TSum>
    {
        if (a.Length <= Summation.Block)
        {
            return TSum.CreateTruncating(TensorPrimitives.Dot(a, b[..a.Length]));
        }

        var half = Summation.Half(a.Length);
        return PairwiseDot<T, TSum>(a[..half], b[..half]) + PairwiseDot<T, TSum>(a[half..], b[half..]);
    }

    /// <summary>A few rows a times a matrix b that has a unit stride: rows of b are added up, or columns are dotted.</summary>
    private static void FewRows<T>(int m, int n, int k, Strided<T> a, Strided<T> b, Span<T> c)
        where T : unmanaged, INumberBase<T>
    {
        if (b.RowStride == 1 && (b.ColumnStride != 1 || n == 1))
        {
            DotColumns(m, n, k, a, b.Transposed, c);
            return;
        }

        for (var start = 0; start < n; start += ColumnBlock)
        {
            AddRows(m, 0, k, a, b, start, Math.Min(ColumnBlock, n - start), c[start..], n);
        }
    }

    /// <summary>c[i, :] = Σ a[i, p] · b[p, :] for the p from first on, some columns of it; the halves of many are added up on their own.</summary>
    private static void AddRows<T>(
        int m, int first, int count, Strided<T> a, Strided<T> b, int start, int width, Span<T> c, int stride)
        where T : unmanaged, INumberBase<T>
    {
        if (count > TermBlock)
        {
            var half = Summation.Half(count, TermBlock);
            var rented = ArrayPool<T>.Shared.Rent(m * width);
            AddRows(m, first, half, a, b, start, width, c, stride);
            AddRows(m, first + half, count - half, a, b, start, width, rented, width);
            for (var i = 0; i < m; i++)
            {
                var sums = c.Slice(i * stride, width);
                TensorPrimitives.Add(sums, rented.AsSpan(i * width, width), sums);
            }

            ArrayPool<T>.Shared.Return(rented);
            return;
        }

        for (var i = 0; i < m; i++)
        {
            c.Slice(i * stride, width).Clear();
        }

        for (var p = first; p < first + count; p++)
        {
            var row = b.Row(p, width, start);
            for (var i = 0; i < m; i++)
            {
                var sums = c.Slice(i * stride, width);
                TensorPrimitives.MultiplyAdd(row, a[i, p], sums, sums);
            }
        }
    }

    /// <summary>c[i, j] = a[i, :] · bᵀ[j, :] with both read along their rows.</summary>
    private static void DotColumns<T>(int m, int n, int k, Strided<T> a, Strided<T> bTransposed, Span<T> c)
        where T : unmanaged, INumberBase<T>
    {
        var rented = a.ColumnStride == 1 ? null : ArrayPool<T>.Shared.Rent(k);
        for (var i = 0; i < m; i++)
        {
            var row = rented is null ? a.Row(i, k) : CopyRow(a, i, rented.AsSpan(0, k));
            for (var j = 0; j < n; j++)
            {
                c[i * n + j] = Dot(row, bTransposed.Row(j, k));
            }
        }

        if (rented is not null)
        {
            ArrayPool<T>.Shared.Return(rented);
        }
    }

    /// <summary>A matrix a times a few columns b: the transposed product, turned back.</summary>
    private static void FewColumns<T>(int m, int n, int k, Strided<T> a, Strided<T> b, Span<T> c)
        where T : unmanaged, INumberBase<T>
    {
        if (n == 1)
        {
            FewRows(1, m, k, b.Transposed, a.Transposed, c);
            return;
        }

        var rented = ArrayPool<T>.Shared.Rent(m * n);
        var transposed = rented.AsSpan(0, m * n);
        FewRows(n, m, k, b.Transposed, a.Transposed, transposed);
        for (var i = 0; i < m; i++)
        {
            for (var j = 0; j < n; j++)
            {
                c[i * n + j] = transposed[j * m + i];
            }
        }

        ArrayPool<T>.Shared.Return(rented);
    }

    private static ReadOnlySpan<T> CopyRow<T>(Strided<T> matrix, int row, Span<T> copy)
    {
        for (var i = 0; i < copy.Length; i++)
        {
            copy[i] = matrix[row, i];
        }

        return copy;
    }
}
