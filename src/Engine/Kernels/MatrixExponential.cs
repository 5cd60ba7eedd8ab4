using System.Numerics;

namespace GradService.Kernels;

/// <summary>
/// e^A by Padé's approximants of degree 3 to 13 to e^(A / 2^s), squared s times (Higham, The scaling and squaring method for the matrix
/// exponential revisited, SIAM J. Matrix Anal. Appl. 26, 2005). The degree is the least that is exact for the norm of A.
/// </summary>
internal static class MatrixExponential
{
    // Table 2.3: norms up to which the approximant of a degree is exact to a rounding error.
    private static readonly (int Degree, double Norm)[] Degrees =
        [(3, 1.495585217958292e-2), (5, 2.539398330063230e-1), (7, 9.504178996162932e-1), (9, 2.097847961257068), (13, 5.371920351148152)];

    /// <summary>The exponential of a row-major matrix, n by n.</summary>
    public static void Of<T>(ReadOnlySpan<T> matrix, int n, Span<T> result)
        where T : unmanaged, INumberBase<T>
    {
        double norm = Norm(matrix, n);
        if (!double.IsFinite(norm))
        {
            result.Fill(T.CreateTruncating(double.NaN));
            return;
        }

        int squarings = norm > Degrees[^1].Norm ? (int)Math.Ceiling(Math.Log2(norm / Degrees[^1].Norm)) : 0;
        T[] a = matrix.ToArray();
        TensorPrimitives.Multiply<T>(a, T.CreateTruncating(Math.ScaleB(1, -squarings)), a);
        int degree = Degrees[^1].Degree;
        foreach (var (candidate, limit) in Degrees)
        {
            if (norm <= limit)
            {
                degree = candidate;
                break;
            }
        }

        Approximate(a, n, degree, result);
        for (int i = 0; i < squarings; i++)
        {
            result.CopyTo(a);
            Multiply(a, a, n, result);
        }
    }

    // (V − U)⁻¹·(V + U) with the odd terms of the numerator in U and the even ones in V.
    private static void Approximate<T>(T[] a, int n, int degree, Span<T> result)
        where T : unmanaged, INumberBase<T>
    {
        double[] c = Coefficients(degree);
        T[] square = new T[a.Length], odd = new T[a.Length], even = new T[a.Length], u = new T[a.Length];
        Multiply(a, a, n, square);
        AddDiagonal(odd, n, c[1]);
        AddDiagonal(even, n, c[0]);
        if (degree == 13)
        {
            Sum13(square, n, c, odd, even);
        }
        else
        {
            T[] power = [.. square], next = new T[a.Length];
            for (int k = 2; k < degree; k += 2)
            {
                Field.AddTo(even, T.CreateTruncating(c[k]), power);
                Field.AddTo(odd, T.CreateTruncating(c[k + 1]), power);
                if (k + 2 < degree)
                {
                    Multiply(power, square, n, next);
                    (power, next) = (next, power);
                }
            }
        }

        Multiply(a, odd, n, u);
        TensorPrimitives.Add<T>(even, u, odd);
        TensorPrimitives.Subtract<T>(even, u, even);
        var rows = new int[n];
        Elimination.Factor(even, n, rows);
        for (int i = 0; i < n; i++)
        {
            odd.AsSpan(rows[i] * n, n).CopyTo(result[(i * n)..]);
        }

        Elimination.Solve(even, n, result, n);
    }

    // Degree 13 with the sixth power taken out of the higher terms: six products instead of seven.
    private static void Sum13<T>(T[] square, int n, double[] c, T[] odd, T[] even)
        where T : unmanaged, INumberBase<T>
    {
        T[] fourth = new T[square.Length], sixth = new T[square.Length], high = new T[square.Length], product = new T[square.Length];
        Multiply(square, square, n, fourth);
        Multiply(fourth, square, n, sixth);
        foreach (int parity in (ReadOnlySpan<int>)[0, 1])
        {
            T[] target = parity == 0 ? even : odd;
            high.AsSpan().Clear();
            Add(high, c[8 + parity], c[10 + parity], c[12 + parity]);
            Multiply(sixth, high, n, product);
            TensorPrimitives.Add<T>(target, product, target);
            Add(target, c[2 + parity], c[4 + parity], c[6 + parity]);
        }

        void Add(T[] to, double second, double forth, double six)
        {
            Field.AddTo(to, T.CreateTruncating(second), square);
            Field.AddTo(to, T.CreateTruncating(forth), fourth);
            Field.AddTo(to, T.CreateTruncating(six), sixth);
        }
    }

    // cₖ = (2q − k)! q! / ((2q)! k! (q − k)!), each from the one before.
    private static double[] Coefficients(int degree)
    {
        var c = new double[degree + 1];
        c[0] = 1;
        for (int k = 1; k <= degree; k++)
        {
            c[k] = c[k - 1] * (degree - k + 1) / (k * ((2.0 * degree) - k + 1));
        }

        return c;
    }

    // The greatest sum of |a| in a column.
    private static double Norm<T>(ReadOnlySpan<T> matrix, int n)
        where T : unmanaged, INumberBase<T>
    {
        var sums = new double[n];
        for (int i = 0; i < matrix.Length; i++)
        {
            sums[i % n] += Field.Size(matrix[i]);
        }

        double norm = 0;
        foreach (double sum in sums)
        {
            norm = Math.Max(norm, sum);
        }

        return norm;
    }

    private static void AddDiagonal<T>(T[] matrix, int n, double value)
        where T : unmanaged, INumberBase<T>
    {
        for (int i = 0; i < n; i++)
        {
            matrix[(i * n) + i] += T.CreateTruncating(value);
        }
    }

    private static void Multiply<T>(ReadOnlySpan<T> left, ReadOnlySpan<T> right, int n, Span<T> product)
        where T : unmanaged, INumberBase<T> => MatrixProduct.Multiply(n, n, n, left, n, 1, right, n, 1, product);
}
