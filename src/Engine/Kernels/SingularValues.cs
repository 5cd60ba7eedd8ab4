using System.Numerics;

namespace GradService.Kernels;

/// <summary>
/// A = U·diag(S)·Vᴴ: reduction to bidiagonal form, of a triangular factor first where the matrix is long, then the QR iteration
/// (Golub and Van Loan, Matrix Computations, 8.6). The vectors have the signs that LAPACK's xGESDD gives them up to 25 columns; larger
/// matrices it divides, and signs are a matter of luck.
/// </summary>
internal static class SingularValues
{
    /// <summary>The unit roundoff.</summary>
    public const double Epsilon = 1.1102230246251565e-16;

    /// <summary>The least number whose reciprocal is finite.</summary>
    public const double SafeMinimum = 2.2250738585072014e-308;

    /// <summary>
    /// Decomposes a row-major matrix, m by n, with k = min(m, n) singular values, greatest first. U is m by k or m by m, Vᴴ k by n or n by
    /// n, as long as the spans are; both are empty where the values are enough.
    /// </summary>
    /// <returns>Whether it converged; it does not where an element is not finite.</returns>
    public static bool Decompose<T>(ReadOnlySpan<T> matrix, int m, int n, Span<T> u, Span<double> values, Span<T> vh)
        where T : unmanaged, INumberBase<T>
    {
        (int longer, int k) = (Math.Max(m, n), Math.Min(m, n));
        if (k == 0)
        {
            Unit(u, m, 0);
            Unit(vh, n, 0);
            return true;
        }

        double extent = Field.Extent(matrix);
        if (!double.IsFinite(extent))
        {
            return false;
        }

        // A matrix of few rows is decomposed by its adjoint, which has few columns.
        var work = new T[m * n];
        if (m >= n)
        {
            matrix.CopyTo(work);
        }
        else
        {
            Field.Adjoint(matrix, m, n, work);
        }

        double scale = Field.Scale(extent);
        if (scale != 1)
        {
            TensorPrimitives.Multiply<T>(work, T.CreateTruncating(scale), work);
        }

        Reflections<T>? outer = null;
        if (longer >= (typeof(T) == typeof(Complex) ? k * 17 / 9 : k * 11 / 6))
        {
            outer = Reflections<T>.Qr(work, longer, k, m < n);
            work = Triangle(work, k, lower: m < n);
        }

        bool turned = m < n && outer is null;
        var reduced = new Bidiagonal<T>(work, outer is null ? longer : k, k, turned);
        int area = u.IsEmpty && vh.IsEmpty ? 0 : k * k;
        double[] left = new double[area], right = new double[area];
        if (!Iterate(reduced.Diagonal, reduced.Beyond, left, right, turned))
        {
            return false;
        }

        TensorPrimitives.Multiply(reduced.Diagonal, 1 / scale, values);
        if (area == 0)
        {
            return true;
        }

        // The bidiagonal form of the adjoint is the adjoint of the form: left and right change places, but for those of a triangle.
        (Reflections<T> ofU, Reflections<T> ofV) = turned ? (reduced.Right, reduced.Left) : (reduced.Left, reduced.Right);
        ToColumns(left, k, u, m);
        ofU.Apply(outer is null ? u : u[..(k * (u.Length / m))], u.Length / m);
        ToRows(right, k, vh, n);
        ofV.ApplyAdjointToRows(vh, n);
        (m >= n ? outer : null)?.Apply(u, u.Length / m);
        (m < n ? outer : null)?.ApplyAdjointToRows(vh, n);
        return true;
    }

    /// <summary>The singular values and vectors of a bidiagonal matrix, an upper one or the adjoint of one.</summary>
    private static bool Iterate(double[] d, double[] e, double[] left, double[] right, bool lower)
    {
        int n = d.Length;
        Unit<double>(left, n, 0);
        Unit<double>(right, n, 0);
        if (n == 1)
        {
            if (left.Length > 0)
            {
                left[0] = Math.CopySign(1, d[0]);
            }

            d[0] = Math.Abs(d[0]);
            return true;
        }

        var turns = new (double Cosine, double Sine)[lower ? n - 1 : 0];
        for (int i = 0; i < turns.Length; i++)
        {
            (double c, double s, d[i]) = Rotation.Make(d[i], e[i]);
            (e[i], d[i + 1]) = (s * d[i + 1], c * d[i + 1]);
            turns[i] = (c, s);
        }

        if (!BidiagonalQr.Run(d, e, left, right))
        {
            return false;
        }

        if (left.Length == 0)
        {
            return true;
        }

        // The rows of left are vectors, so a rotation of their elements goes over columns.
        for (int i = turns.Length - 1; i >= 0; i--)
        {
            for (int row = 0; row < n; row++)
            {
                (double x, double y) = (left[(row * n) + i], left[(row * n) + i + 1]);
                left[(row * n) + i] = (turns[i].Cosine * x) - (turns[i].Sine * y);
                left[(row * n) + i + 1] = (turns[i].Cosine * y) + (turns[i].Sine * x);
            }
        }

        return true;
    }

    // The vectors in the rows of a k by k matrix become columns; the columns beyond those are the ones of a unit matrix.
    private static void ToColumns<T>(double[] rows, int k, Span<T> columns, int length)
        where T : unmanaged, INumberBase<T>
    {
        int width = columns.Length / length;
        Unit(columns, length, k);
        for (int i = 0; i < k; i++)
        {
            for (int j = 0; j < k; j++)
            {
                columns[(i * width) + j] = T.CreateTruncating(rows[(j * k) + i]);
            }
        }
    }

    // The same for rows.
    private static void ToRows<T>(double[] rows, int k, Span<T> result, int width)
        where T : unmanaged, INumberBase<T>
    {
        result.Clear();
        for (int i = 0; i < result.Length / width; i++)
        {
            if (i >= k)
            {
                result[(i * width) + i] = T.One;
                continue;
            }

            for (int j = 0; j < k; j++)
            {
                result[(i * width) + j] = T.CreateTruncating(rows[(i * k) + j]);
            }
        }
    }

    private static void Unit<T>(Span<T> matrix, int rows, int from)
        where T : unmanaged, INumberBase<T>
    {
        matrix.Clear();
        int width = rows == 0 ? 0 : matrix.Length / rows;
        for (int i = from; i < width; i++)
        {
            matrix[(i * width) + i] = T.One;
        }
    }

    // R alone, or its adjoint.
    private static T[] Triangle<T>(ReadOnlySpan<T> factors, int k, bool lower)
        where T : unmanaged, INumberBase<T>
    {
        var triangle = new T[k * k];
        for (int i = 0; i < k; i++)
        {
            for (int j = i; j < k; j++)
            {
                triangle[lower ? (j * k) + i : (i * k) + j] = lower ? Field.Conjugate(factors[(i * k) + j]) : factors[(i * k) + j];
            }
        }

        return triangle;
    }
}
