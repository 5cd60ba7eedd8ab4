using System.Numerics;
using System.Runtime.CompilerServices;

namespace GradService.Kernels;

/// <summary>c[i, j] = Σₚ a[i, p] · b[p, j] for matrices of any strides; c is contiguous and row-major.</summary>
internal static partial class MatrixProduct
{
    /// <summary>Products with no more multiplications than this are done by plain loops.</summary>
    private const long DirectLimit = 400;

    /// <summary>With no more rows (or columns) than this a packed matrix would be read too few times to pay for packing.</summary>
    private const long SkinnyLimit = 3;

    /// <summary>c = a @ b; element (i, p) of a is a[i·aRow + p·aCol], element (p, j) of b is b[p·bRow + j·bCol].</summary>
    public static void Multiply<T>(
        long m,
        long n,
        long k,
        ReadOnlySpan<T> a,
        long aRow,
        long aCol,
        ReadOnlySpan<T> b,
        long bRow,
        long bCol,
        Span<T> c
    )
        where T : unmanaged, INumberBase<T>
    {
        if (m * n * k <= DirectLimit)
        {
            Direct((int)m, (int)n, (int)k, a, (int)aRow, (int)aCol, b, (int)bRow, (int)bCol, c);
            return;
        }

        var left = new Strided<T>(a, aRow, aCol);
        var right = new Strided<T>(b, bRow, bCol);
        var result = c[..checked((int)(m * n))];
        if (m <= SkinnyLimit && right.HasUnitStride)
        {
            FewRows((int)m, (int)n, (int)k, left, right, result);
        }
        else if (n <= SkinnyLimit && left.HasUnitStride)
        {
            FewColumns((int)m, (int)n, (int)k, left, right, result);
        }
        else if (typeof(T) == typeof(double) || typeof(T) == typeof(float))
        {
            Packed(m, n, k, left, right, result);
        }
        else
        {
            RowByRow((int)m, (int)n, (int)k, left, right, result);
        }
    }

    /// <summary>Three plain loops, for products so small that any preparation would cost more than the work.</summary>
    private static void Direct<T>(
        int m,
        int n,
        int k,
        ReadOnlySpan<T> a,
        int aRow,
        int aCol,
        ReadOnlySpan<T> b,
        int bRow,
        int bCol,
        Span<T> c
    )
        where T : unmanaged, INumberBase<T>
    {
        for (var i = 0; i < m; i++)
        {
            for (var j = 0; j < n; j++)
            {
                var (left, right) = (i * aRow, j * bCol);
                var sum = T.Zero;
                for (var p = 0; p < k; p++, left += aCol, right += bRow)
                {
                    sum += a[left] * b[right];
                }

                c[i * n + j] = sum;
            }
        }
    }

    /// <summary>For each row of a: c[i, :] += a[i, p] · b[p, :], the order that reads b and c along their rows.</summary>
    private static void RowByRow<T>(int m, int n, int k, Strided<T> a, Strided<T> b, Span<T> c)
        where T : unmanaged, INumberBase<T>
    {
        c.Clear();
        for (var i = 0; i < m; i++)
        {
            var row = c.Slice(i * n, n);
            for (var p = 0; p < k; p++)
            {
                var scale = a[i, p];
                if (b.ColumnStride == 1)
                {
                    TensorPrimitives.MultiplyAdd(b.Row(p, n), scale, row, row);
                    continue;
                }

                for (var j = 0; j < n; j++)
                {
                    row[j] += scale * b[p, j];
                }
            }
        }
    }

    /// <summary>A matrix in place: its elements and the steps between rows and between columns.</summary>
    private readonly ref struct Strided<T>(ReadOnlySpan<T> elements, long rowStride, long columnStride)
    {
        public readonly ReadOnlySpan<T> Elements = elements;
        public readonly long RowStride = rowStride;
        public readonly long ColumnStride = columnStride;

        public bool HasUnitStride => RowStride == 1 || ColumnStride == 1;

        public Strided<T> Transposed => new(Elements, ColumnStride, RowStride);

        public T this[long row, long column]
        {
            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            get => Elements[(int)(row * RowStride + column * ColumnStride)];
        }

        /// <summary>Fails if so many rows and columns would lie outside the elements: for code that goes on with pointers.</summary>
        public void Require(long rows, long columns)
        {
            if ((rows - 1) * RowStride + (columns - 1) * ColumnStride >= Elements.Length)
            {
                throw new ArgumentException("The strides lead beyond the elements.");
            }
        }

        /// <summary>A run of a row whose elements are neighbours.</summary>
        public ReadOnlySpan<T> Row(long row, int length, long start = 0) =>
            Elements.Slice((int)(row * RowStride + start), length);
    }
}
