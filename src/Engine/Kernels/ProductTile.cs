using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace GradService.Kernels;

/// <summary>
/// The innermost block of a matrix product of float32 or float64: 6 rows by 2 vectors of 256 bits,
/// because 12 sums, 2 operands and a broadcast fill the 16 registers of AVX2.
/// </summary>
internal static class ProductTile<T>
    where T : unmanaged, INumberBase<T>
{
    /// <summary>Rows of a packed panel of the left factor.</summary>
    public const int Rows = 6;

    /// <summary>Columns of a packed panel of the right factor.</summary>
    public static int Columns => 2 * Vector256<T>.Count;

    /// <summary>c[r, s] (+)= Σₚ a[p·Rows + r] · b[p·Columns + s], p below depth; rows of c are a stride apart.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static unsafe void Multiply(long depth, T* a, T* b, T* c, long stride, bool accumulate)
    {
        Vector256<T> c00 = default, c01 = default, c10 = default, c11 = default;
        Vector256<T> c20 = default, c21 = default, c30 = default, c31 = default;
        Vector256<T> c40 = default, c41 = default, c50 = default, c51 = default;
        for (var end = a + depth * Rows; a < end; a += Rows, b += Columns)
        {
            var left = Vector256.Load(b);
            var right = Vector256.Load(b + Vector256<T>.Count);
            Add(Vector256.Create(a[0]), left, right, ref c00, ref c01);
            Add(Vector256.Create(a[1]), left, right, ref c10, ref c11);
            Add(Vector256.Create(a[2]), left, right, ref c20, ref c21);
            Add(Vector256.Create(a[3]), left, right, ref c30, ref c31);
            Add(Vector256.Create(a[4]), left, right, ref c40, ref c41);
            Add(Vector256.Create(a[5]), left, right, ref c50, ref c51);
        }

        Store(c, c00, c01, accumulate);
        Store(c + stride, c10, c11, accumulate);
        Store(c + 2 * stride, c20, c21, accumulate);
        Store(c + 3 * stride, c30, c31, accumulate);
        Store(c + 4 * stride, c40, c41, accumulate);
        Store(c + 5 * stride, c50, c51, accumulate);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(
        Vector256<T> scale,
        Vector256<T> left,
        Vector256<T> right,
        ref Vector256<T> sumLeft,
        ref Vector256<T> sumRight
    )
    {
        sumLeft = MultiplyAdd(scale, left, sumLeft);
        sumRight = MultiplyAdd(scale, right, sumRight);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<T> MultiplyAdd(Vector256<T> x, Vector256<T> y, Vector256<T> z) =>
        typeof(T) == typeof(double)
            ? Vector256.MultiplyAddEstimate(x.AsDouble(), y.AsDouble(), z.AsDouble()).As<double, T>()
            : Vector256.MultiplyAddEstimate(x.AsSingle(), y.AsSingle(), z.AsSingle()).As<float, T>();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static unsafe void Store(T* row, Vector256<T> left, Vector256<T> right, bool accumulate)
    {
        if (accumulate)
        {
            left += Vector256.Load(row);
            right += Vector256.Load(row + Vector256<T>.Count);
        }

        left.Store(row);
        right.Store(row + Vector256<T>.Count);
    }
}
