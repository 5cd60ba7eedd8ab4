using System.Numerics;

namespace GradService.Kernels;

/// <summary>
/// A = V·diag(λ)·Vᴴ for Hermitian A: reduction to tridiagonal form, then the QL iteration (Golub and Van Loan, Matrix Computations, 8.3).
/// The vectors have the signs that LAPACK's xSYEVD and xHEEVD give them up to 25 columns; larger matrices those divide, and signs are a
/// matter of luck.
/// </summary>
internal static class HermitianEigen
{
    /// <summary>
    /// Decomposes a row-major matrix, n by n, of which one triangle is read. Eigenvalues ascend; their vectors are the columns of V, an
    /// empty span where the values are enough.
    /// </summary>
    /// <returns>0, or how many elements of the tridiagonal form did not converge.</returns>
    public static int Decompose<T>(ReadOnlySpan<T> matrix, int n, bool upper, Span<double> values, Span<T> vectors)
        where T : unmanaged, INumberBase<T>
    {
        if (n == 0)
        {
            return 0;
        }

        T[] work = Lower(matrix, n, upper);
        double extent = Field.Extent<T>(work), scale = Field.Scale(extent);
        if (!double.IsFinite(extent))
        {
            return Math.Max(1, n - 1);
        }

        if (scale != 1)
        {
            TensorPrimitives.Multiply<T>(work, T.CreateTruncating(scale), work);
        }

        double[] beyond = new double[n - 1], rows = new double[vectors.Length];
        Reflections<T> reflections = Reduce(work, n, upper, values, beyond);
        for (int i = 0; i < n && rows.Length > 0; i++)
        {
            rows[(i * n) + i] = 1;
        }

        // LAPACK reduces from the last row on if it has the upper triangle, and so does this, by counting backwards.
        if (upper)
        {
            values.Reverse();
            Array.Reverse(beyond);
        }

        int failures = TridiagonalQl.Run(values, beyond, rows);
        if (failures > 0)
        {
            return failures;
        }

        TensorPrimitives.Multiply(values, 1 / scale, values);
        if (rows.Length > 0)
        {
            Transpose(rows, n, upper, vectors);
            reflections.Apply(vectors, n);
            if (upper)
            {
                ReverseRows(vectors, n);
            }
        }

        return 0;
    }

    /// <summary>A = Q·T·Qᴴ with T real and tridiagonal, by reflections that change rows from the second on; A is its lower triangle.</summary>
    private static Reflections<T> Reduce<T>(T[] matrix, int n, bool backwards, Span<double> diagonal, Span<double> beyond)
        where T : unmanaged, INumberBase<T>
    {
        var reflections = new Reflections<T>(n - 1, n, 1, backwards);
        T[] scaled = new T[n], product = new T[n], conjugates = new T[n];
        for (int k = 0; k < n; k++)
        {
            diagonal[k] = Field.Real(matrix[(k * n) + k]);
            if (k == n - 1)
            {
                break;
            }

            reflections.TakeColumn(k, matrix, n, k);
            beyond[k] = reflections.Make(k);
            T scale = reflections.Scales[k];
            if (scale == T.Zero)
            {
                continue;
            }

            // HᴴAH = A − v·wᴴ − w·vᴴ with w = x − ½·τ·xᴴv·v and x = τ·A·v.
            Span<T> v = reflections.Vector(k), w = product.AsSpan(0, v.Length);
            Multiply(matrix, n, k + 1, scale, v, backwards, scaled, w);
            Conjugate(w, conjugates);
            Field.AddTo(w, -(scale * Field.Dot<T>(conjugates.AsSpan(0, v.Length), v, backwards)) / T.CreateTruncating(2), v);
            Span<T> left = conjugates.AsSpan(0, v.Length), right = scaled.AsSpan(0, v.Length);
            Conjugate(w, left);
            Conjugate(v, right);
            for (int i = 0; i < v.Length; i++)
            {
                Span<T> row = matrix.AsSpan(((k + 1 + i) * n) + k + 1, i + 1);
                T corner = row[i] + T.CreateTruncating(Field.Real((-v[i] * left[i]) + (-w[i] * right[i])));
                Field.AddTo(row, -v[i], left[..row.Length]);
                Field.AddTo(row, -w[i], right[..row.Length]);
                row[i] = typeof(T) == typeof(Complex) ? corner : row[i];
            }
        }

        return reflections;
    }

    // x = τ·A·v of the lower triangle from a row on: what lies left of the diagonal as it stands, what lies below it by its adjoint.
    private static void Multiply<T>(T[] matrix, int n, int first, T scale, ReadOnlySpan<T> v, bool backwards, T[] scaled, Span<T> x)
        where T : unmanaged, INumberBase<T>
    {
        TensorPrimitives.Multiply(v, scale, scaled);
        Span<T> below = new T[v.Length];
        for (int step = 0; step < v.Length; step++)
        {
            int i = backwards ? v.Length - 1 - step : step;
            ReadOnlySpan<T> row = matrix.AsSpan(((first + i) * n) + first, i + 1);
            Field.AddConjugateTo(below[..i], v[i], row[..i]);
            if (!backwards)
            {
                x[i] = Field.Dot(row, scaled.AsSpan(0, i + 1));
                continue;
            }

            x[i] = (scaled[i] * row[i]) + (scale * below[i]);
            for (int j = i - 1; j >= 0; j--)
            {
                x[i] += scaled[j] * row[j];
            }
        }

        if (!backwards)
        {
            Field.AddTo(x, scale, below);
        }
    }

    private static void Conjugate<T>(ReadOnlySpan<T> x, Span<T> result)
        where T : unmanaged, INumberBase<T>
    {
        for (int i = 0; i < x.Length; i++)
        {
            result[i] = Field.Conjugate(x[i]);
        }
    }

    // The lower triangle, of the upper one in reversed order.
    private static T[] Lower<T>(ReadOnlySpan<T> matrix, int n, bool upper)
        where T : unmanaged, INumberBase<T>
    {
        var lower = new T[n * n];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                T value = upper ? matrix[((n - 1 - i) * n) + n - 1 - j] : matrix[(i * n) + j];
                lower[(i * n) + j] = i == j ? T.CreateTruncating(Field.Real(value)) : value;
            }
        }

        return lower;
    }

    private static void Transpose<T>(double[] rows, int n, bool reversed, Span<T> columns)
        where T : unmanaged, INumberBase<T>
    {
        for (int i = 0; i < n; i++)
        {
            int from = reversed ? n - 1 - i : i;
            for (int j = 0; j < n; j++)
            {
                columns[(i * n) + j] = T.CreateTruncating(rows[(j * n) + from]);
            }
        }
    }

    private static void ReverseRows<T>(Span<T> matrix, int n)
        where T : unmanaged
    {
        var row = new T[n];
        for (int i = 0; i < n / 2; i++)
        {
            Span<T> top = matrix.Slice(i * n, n), bottom = matrix.Slice((n - 1 - i) * n, n);
            top.CopyTo(row);
            bottom.CopyTo(top);
            row.CopyTo(bottom);
        }
    }
}
