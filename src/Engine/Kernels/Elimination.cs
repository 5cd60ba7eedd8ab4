using System.Numerics;

namespace GradService.Kernels;

/// <summary>Gaussian elimination with row exchanges, and Cholesky's factorization, of small and middling matrices in row-major order.</summary>
internal static class Elimination
{
    /// <summary>
    /// Replaces an n × n matrix by the factors of P·A = L·U (L has ones on its diagonal, which are not stored); rows[i] is the row of A that came to
    /// stand in row i.
    /// </summary>
    /// <returns>The sign of the permutation and the 1-based place of the first zero on U's diagonal, or 0.</returns>
    public static (int Sign, int Zero) Factor<T>(Span<T> matrix, int n, Span<int> rows)
        where T : unmanaged, INumberBase<T>
    {
        (int sign, int zero) = (1, 0);
        for (int i = 0; i < n; i++)
        {
            rows[i] = i;
        }

        for (int k = 0; k < n; k++)
        {
            int pivot = Pivot<T>(matrix, n, k);
            if (pivot != k)
            {
                Exchange(matrix.Slice(k * n, n), matrix.Slice(pivot * n, n));
                (rows[k], rows[pivot]) = (rows[pivot], rows[k]);
                sign = -sign;
            }

            T head = matrix[(k * n) + k];
            if (T.IsZero(head))
            {
                zero = zero == 0 ? k + 1 : zero;
                continue;
            }

            ReadOnlySpan<T> tail = matrix.Slice((k * n) + k + 1, n - k - 1);
            for (int i = k + 1; i < n; i++)
            {
                T factor = matrix[(i * n) + k] /= head;
                Subtract(matrix.Slice((i * n) + k + 1, n - k - 1), tail, factor);
            }
        }

        return (sign, zero);
    }

    /// <summary>The determinant of an n × n matrix, which its factors replace.</summary>
    public static T Determinant<T>(Span<T> matrix, int n)
        where T : unmanaged, INumberBase<T>
    {
        T product = T.CreateTruncating(Factor(matrix, n, new int[n]).Sign);
        for (int k = 0; k < n; k++)
        {
            product *= matrix[(k * n) + k];
        }

        return product;
    }

    /// <summary>Replaces an m × n matrix by its factors; exchanges[k] is the 1-based row that row k was exchanged with.</summary>
    /// <returns>The 1-based place of the first zero on U's diagonal, or 0.</returns>
    public static int Factor<T>(Span<T> matrix, int m, int n, Span<int> exchanges)
        where T : unmanaged, INumberBase<T>
    {
        int zero = 0;
        for (int k = 0; k < exchanges.Length; k++)
        {
            int pivot = k;
            for (int i = k + 1; i < m; i++)
            {
                pivot = Field.RoughSize(matrix[(i * n) + k]) > Field.RoughSize(matrix[(pivot * n) + k]) ? i : pivot;
            }

            exchanges[k] = pivot + 1;
            if (pivot != k)
            {
                Exchange(matrix.Slice(k * n, n), matrix.Slice(pivot * n, n));
            }

            T head = matrix[(k * n) + k];
            if (T.IsZero(head))
            {
                zero = zero == 0 ? k + 1 : zero;
                continue;
            }

            ReadOnlySpan<T> tail = matrix.Slice((k * n) + k + 1, n - k - 1);
            for (int i = k + 1; i < m; i++)
            {
                T factor = matrix[(i * n) + k] /= head;
                Subtract(matrix.Slice((i * n) + k + 1, n - k - 1), tail, factor);
            }
        }

        return zero;
    }

    /// <summary>Solves L·U·x = P·b for columns b in the rows of an n × m matrix, whose rows were exchanged already.</summary>
    public static void Solve<T>(ReadOnlySpan<T> factors, int n, Span<T> columns, int m)
        where T : unmanaged, INumberBase<T>
    {
        SolveTriangular(factors, n, columns, m, upper: false, unit: true);
        SolveTriangular(factors, n, columns, m, upper: true, unit: false);
    }

    /// <summary>Solves T·x = b for a triangular matrix, for columns b in the rows of an n × m matrix; the other triangle is not read.</summary>
    public static void SolveTriangular<T>(ReadOnlySpan<T> matrix, int n, Span<T> columns, int m, bool upper, bool unit)
        where T : unmanaged, INumberBase<T>
    {
        for (int step = 0; step < n; step++)
        {
            int i = upper ? n - 1 - step : step;
            Span<T> row = columns.Slice(i * m, m);
            for (int k = upper ? i + 1 : 0; k < (upper ? n : i); k++)
            {
                Subtract(row, columns.Slice(k * m, m), matrix[(i * n) + k]);
            }

            if (!unit)
            {
                TensorPrimitives.Divide(row, matrix[(i * n) + i], row);
            }
        }
    }

    /// <summary>Replaces a positive definite matrix, of which the lower triangle is read, by L with L·Lᴴ = A.</summary>
    /// <returns>The order of the first minor that is not positive definite, or 0.</returns>
    public static int Cholesky<T>(Span<T> matrix, int n)
        where T : unmanaged, INumberBase<T>
    {
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                T sum = matrix[(i * n) + j];
                for (int k = 0; k < j; k++)
                {
                    sum -= matrix[(i * n) + k] * Field.Conjugate(matrix[(j * n) + k]);
                }

                if (i != j)
                {
                    matrix[(i * n) + j] = sum / matrix[(j * n) + j];
                    continue;
                }

                double square = Field.Real(sum);
                if (!(square > 0))
                {
                    return i + 1;
                }

                matrix[(i * n) + i] = T.CreateTruncating(Math.Sqrt(square));
            }

            matrix.Slice((i * n) + i + 1, n - i - 1).Clear();
        }

        return 0;
    }

    private static int Pivot<T>(ReadOnlySpan<T> matrix, int n, int k)
        where T : unmanaged, INumberBase<T>
    {
        (int best, double largest) = (k, Field.RoughSize(matrix[(k * n) + k]));
        for (int i = k + 1; i < n; i++)
        {
            double size = Field.RoughSize(matrix[(i * n) + k]);
            (best, largest) = size > largest ? (i, size) : (best, largest);
        }

        return best;
    }

    private static void Exchange<T>(Span<T> a, Span<T> b)
    {
        for (int i = 0; i < a.Length; i++)
        {
            (a[i], b[i]) = (b[i], a[i]);
        }
    }

    private static void Subtract<T>(Span<T> from, ReadOnlySpan<T> row, T factor)
        where T : unmanaged, INumberBase<T> => TensorPrimitives.MultiplyAdd(row, -factor, from, from);
}
