using System.Numerics;

namespace GradService.Kernels;

/// <summary>The x of least norm among those with the least ‖A·x − b‖ (Golub and Van Loan, Matrix Computations, 5.3 and 5.5).</summary>
internal static class LeastSquares
{
    /// <summary>Solves by A = Q·R, or Aᴴ = Q·R, for A of full rank: row-major matrices, A m by n, b m by columns, x n by columns.</summary>
    /// <returns>0, or the 1-based place of a zero on R's diagonal.</returns>
    public static int FullRank<T>(ReadOnlySpan<T> a, int m, int n, ReadOnlySpan<T> b, int columns, Span<T> x)
        where T : unmanaged, INumberBase<T>
    {
        x.Clear();
        int k = Math.Min(m, n);
        var factors = new T[m * n];
        if (m >= n)
        {
            a.CopyTo(factors);
        }
        else
        {
            Field.Adjoint(a, m, n, factors);
        }

        Reflections<T> q = Reflections<T>.Qr(factors, Math.Max(m, n), k);
        for (int i = 0; i < k; i++)
        {
            if (T.IsZero(factors[(i * k) + i]))
            {
                return i + 1;
            }
        }

        T[] square = factors[..(k * k)];
        if (m >= n)
        {
            T[] work = b.ToArray();
            q.ApplyAdjoint(work, columns);
            work.AsSpan(0, n * columns).CopyTo(x);
            Elimination.SolveTriangular<T>(square, k, x, columns, upper: true, unit: false);
            return 0;
        }

        var adjoint = new T[k * k];
        Field.Adjoint<T>(square, k, k, adjoint);
        b.CopyTo(x);
        Elimination.SolveTriangular<T>(adjoint, k, x[..(k * columns)], columns, upper: false, unit: false);
        q.Apply(x, columns);
        return 0;
    }

    /// <summary>Solves by singular values; those no greater than tolerance · the greatest count as zero.</summary>
    /// <returns>The rank of A, or -1 where its singular values do not exist.</returns>
    public static int Solve<T>(ReadOnlySpan<T> a, int m, int n, ReadOnlySpan<T> b, int columns, double tolerance, Span<T> x, Span<double> values)
        where T : unmanaged, INumberBase<T>
    {
        x.Clear();
        int k = Math.Min(m, n), rank = 0;
        T[] u = new T[m * k], vh = new T[k * n], parts = new T[k * columns];
        if (!SingularValues.Decompose<T>(a, m, n, u, values, vh))
        {
            return -1;
        }

        while (rank < k && values[rank] > Math.Max(tolerance * values[0], SingularValues.SafeMinimum))
        {
            rank++;
        }

        for (int i = 0; i < m; i++)
        {
            for (int j = 0; j < rank; j++)
            {
                Field.AddTo(parts.AsSpan(j * columns, columns), Field.Conjugate(u[(i * k) + j]), b.Slice(i * columns, columns));
            }
        }

        for (int j = 0; j < rank; j++)
        {
            T inverse = T.CreateTruncating(1 / values[j]);
            for (int i = 0; i < n; i++)
            {
                Field.AddTo(x.Slice(i * columns, columns), Field.Conjugate(vh[(j * n) + i]) * inverse, parts.AsSpan(j * columns, columns));
            }
        }

        return rank;
    }

    /// <summary>The sums of |b − A·x|² in each column.</summary>
    public static void Residuals<T>(ReadOnlySpan<T> a, int m, int n, ReadOnlySpan<T> b, int columns, ReadOnlySpan<T> x, Span<double> sums)
        where T : unmanaged, INumberBase<T>
    {
        sums.Clear();
        var row = new T[columns];
        for (int i = 0; i < m; i++)
        {
            b.Slice(i * columns, columns).CopyTo(row);
            for (int j = 0; j < n; j++)
            {
                Field.AddTo(row, -a[(i * n) + j], x.Slice(j * columns, columns));
            }

            for (int j = 0; j < columns; j++)
            {
                double size = Field.Size(row[j]);
                sums[j] += size * size;
            }
        }
    }
}
