using System.Numerics;

namespace GradService.Kernels;

/// <summary>A = Q·H·Qᴴ with H zero below its first subdiagonal (Golub and Van Loan, Matrix Computations, 7.4).</summary>
internal static class Hessenberg
{
    /// <summary>Replaces a row-major matrix, n by n, by H, given the rows from low to high between which it is not triangular.</summary>
    /// <returns>Q, n by n; empty where it is not wanted.</returns>
    public static T[] Reduce<T>(Span<T> matrix, int n, int low, int high, bool wanted)
        where T : unmanaged, INumberBase<T>
    {
        // Below the block the vectors are zero, so they end with it.
        var reflections = new Reflections<T>(high - low, high + 1, low + 1);
        for (int k = 0; k < reflections.Count; k++)
        {
            int column = low + k;
            reflections.TakeColumn(k, matrix, n, column);
            T beta = T.CreateTruncating(reflections.Make(k));
            reflections.ReflectRows(k, reflections.Scales[k], matrix, n, 0, high + 1);
            reflections.Reflect(k, Field.Conjugate(reflections.Scales[k]), matrix, n, column + 1);
            matrix[((column + 1) * n) + column] = beta;
            for (int i = column + 2; i <= high; i++)
            {
                matrix[(i * n) + column] = T.Zero;
            }
        }

        if (!wanted)
        {
            return [];
        }

        var q = new T[n * n];
        reflections.Unfold(q, n);
        return q;
    }
}
