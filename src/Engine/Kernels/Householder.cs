using System.Numerics;

namespace GradService.Kernels;

/// <summary>A = Q·R by Householder's reflections with LAPACK's signs (Golub and Van Loan, Matrix Computations, 5.2).</summary>
internal static class Householder
{
    /// <summary>Leaves R in the upper triangle of the m by n matrix and the reflections' vectors, without their leading 1, below it.</summary>
    public static T[] Factor<T>(Span<T> matrix, int m, int n)
        where T : unmanaged, INumberBase<T>
    {
        var scales = new T[Math.Min(m, n)];
        for (int k = 0; k < scales.Length; k++)
        {
            T head = matrix[(k * n) + k];
            double tail = 0;
            for (int i = k + 1; i < m; i++)
            {
                tail = double.Hypot(tail, Size(matrix[(i * n) + k]));
            }

            if (tail == 0 && T.IsRealNumber(head))
            {
                continue;
            }

            double size = double.Hypot(tail, Size(head));
            T beta = T.CreateTruncating(RealPart(head) >= 0 ? -size : size);
            scales[k] = (beta - head) / beta;
            T factor = T.One / (head - beta);
            matrix[(k * n) + k] = beta;
            for (int i = k + 1; i < m; i++)
            {
                matrix[(i * n) + k] *= factor;
            }

            Reflect(matrix, n, k, m, Conjugate(scales[k]), matrix, n, k + 1, n);
        }

        return scales;
    }

    /// <summary>The first columns of Q, m by <paramref name="columns"/>, from what <see cref="Factor"/> left.</summary>
    public static void Unfold<T>(ReadOnlySpan<T> matrix, int m, int n, T[] scales, Span<T> q, int columns)
        where T : unmanaged, INumberBase<T>
    {
        q.Clear();
        for (int i = 0; i < columns; i++)
        {
            q[(i * columns) + i] = T.One;
        }

        for (int k = scales.Length - 1; k >= 0; k--)
        {
            Reflect(matrix, n, k, m, scales[k], q, columns, k, columns);
        }
    }

    // target ← (1 − scale·v·vᴴ)·target in the given columns, where v is the k-th column of the factors.
    private static void Reflect<T>(
        ReadOnlySpan<T> factors, int stride, int k, int m, T scale, Span<T> target, int width, int from, int to)
        where T : unmanaged, INumberBase<T>
    {
        if (scale == T.Zero)
        {
            return;
        }

        for (int j = from; j < to; j++)
        {
            T product = target[(k * width) + j];
            for (int i = k + 1; i < m; i++)
            {
                product += Conjugate(factors[(i * stride) + k]) * target[(i * width) + j];
            }

            product *= scale;
            target[(k * width) + j] -= product;
            for (int i = k + 1; i < m; i++)
            {
                target[(i * width) + j] -= factors[(i * stride) + k] * product;
            }
        }
    }

    private static T Conjugate<T>(T value)
        where T : unmanaged, INumberBase<T> => value is Complex complex ? (T)(object)Complex.Conjugate(complex) : value;

    private static double Size<T>(T value)
        where T : unmanaged, INumberBase<T> => value is Complex complex ? Complex.Abs(complex) : Math.Abs(double.CreateTruncating(value));

    private static double RealPart<T>(T value)
        where T : unmanaged, INumberBase<T> => value is Complex complex ? complex.Real : double.CreateTruncating(value);
}
