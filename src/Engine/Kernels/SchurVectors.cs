using System.Numerics;

namespace GradService.Kernels;

/// <summary>
/// Eigenvectors of Schur forms by substitution from the eigenvalue's own row upwards (Golub and Van Loan, Matrix Computations, 7.6), up to
/// a positive factor as LAPACK's xTREVC gives them.
/// </summary>
internal static class SchurVectors
{
    private const double Ulp = 2 * SingularValues.Epsilon, Large = 1e100;

    /// <summary>The eigenvectors of Z·T·Zᴴ, T triangular, in the columns of a row-major matrix.</summary>
    public static void Of(ReadOnlySpan<Complex> t, ReadOnlySpan<Complex> z, int n, Span<Complex> vectors)
    {
        var x = new Complex[n];
        double tiny = SingularValues.SafeMinimum * (n / Ulp);
        for (int at = 0; at < n; at++)
        {
            Complex value = t[(at * n) + at];
            double least = Math.Max(Ulp * Field.RoughSize(value), tiny);
            x[at] = Complex.One;
            for (int row = 0; row < at; row++)
            {
                x[row] = -t[(row * n) + at];
            }

            for (int row = at - 1; row >= 0; row--)
            {
                Complex pivot = t[(row * n) + row] - value;
                x[row] /= Field.RoughSize(pivot) < least ? least : pivot;
                Tame(x.AsSpan(0, at + 1), row);
                for (int above = 0; above < row; above++)
                {
                    x[above] -= x[row] * t[(above * n) + row];
                }
            }

            for (int i = 0; i < n; i++)
            {
                vectors[(i * n) + at] = Field.Dot(z.Slice(i * n, at + 1), x.AsSpan(0, at + 1));
            }

            Scale(vectors, n, at);
        }
    }

    /// <summary>
    /// The eigenvectors of Z·T·Zᵀ, T real with blocks of two rows for the pairs of conjugate eigenvalues. Of a pair the vector of the one
    /// with positive imaginary part stands first.
    /// </summary>
    public static void Of(ReadOnlySpan<double> t, ReadOnlySpan<double> z, int n, ReadOnlySpan<double> imaginary, Span<Complex> vectors)
    {
        double[] real = new double[n], other = new double[n];
        var x = new Complex[n];
        for (int at = 0; at < n; at++)
        {
            bool pair = imaginary[at] != 0;
            Substitute(t, n, at, pair ? imaginary[at] : 0, x);
            int count = at + (pair ? 2 : 1);
            for (int i = 0; i < count; i++)
            {
                (real[i], other[i]) = (x[i].Real, x[i].Imaginary);
            }

            for (int i = 0; i < n; i++)
            {
                ReadOnlySpan<double> row = z.Slice(i * n, count);
                vectors[(i * n) + at] = new Complex(Field.Dot(row, real.AsSpan(0, count)), pair ? Field.Dot(row, other.AsSpan(0, count)) : 0);
            }

            Scale(vectors, n, at);
            for (int i = 0; i < n && pair; i++)
            {
                vectors[(i * n) + at + 1] = Complex.Conjugate(vectors[(i * n) + at]);
            }

            at += pair ? 1 : 0;
        }
    }

    // The greatest element becomes 1 in size.
    private static void Scale(Span<Complex> vectors, int n, int column)
    {
        double greatest = 0;
        for (int i = 0; i < n; i++)
        {
            greatest = Math.Max(greatest, Field.RoughSize(vectors[(i * n) + column]));
        }

        double factor = 1 / greatest;
        for (int i = 0; i < n; i++)
        {
            vectors[(i * n) + column] *= factor;
        }
    }

    private static void Substitute(ReadOnlySpan<double> t, int n, int at, double imaginary, Span<Complex> x)
    {
        double real = t[(at * n) + at];
        var value = new Complex(real, imaginary);
        double least = Math.Max(Ulp * (Math.Abs(real) + Math.Abs(imaginary)), SingularValues.SafeMinimum * (n / Ulp));
        int end = at;
        x[at] = Complex.One;
        if (imaginary != 0)
        {
            end = at + 1;
            (double above, double below) = (t[(at * n) + end], t[(end * n) + at]);
            (x[at], x[end]) = Math.Abs(above) >= Math.Abs(below)
                ? (Complex.One, new Complex(0, imaginary / above))
                : (new Complex(-imaginary / below, 0), Complex.ImaginaryOne);
        }

        for (int row = 0; row < at; row++)
        {
            x[row] = -(t[(row * n) + at] * x[at]) - (end > at ? t[(row * n) + end] * x[end] : Complex.Zero);
        }

        for (int row = at - 1; row >= 0; row--)
        {
            int top = row > 0 && t[(row * n) + row - 1] != 0 ? row - 1 : row;
            Complex pivot = t[(row * n) + row] - value;
            if (top < row)
            {
                (x[top], x[row]) = Solve(t[(top * n) + top] - value, t[(top * n) + row], t[(row * n) + top], pivot, x[top], x[row], least);
            }
            else
            {
                x[row] = Field.Divide(x[row], Field.RoughSize(pivot) < least ? least : pivot);
            }

            Tame(x[..(end + 1)], top);
            for (int above = 0; above < top; above++)
            {
                x[above] -= x[top] * t[(above * n) + top];
                x[above] -= top < row ? x[row] * t[(above * n) + row] : Complex.Zero;
            }

            row = top;
        }
    }

    // [[a, b], [c, d]]·x = (r, s), with a pivot that is too small replaced.
    private static (Complex First, Complex Second) Solve(Complex a, Complex b, Complex c, Complex d, Complex r, Complex s, double least)
    {
        if (Field.RoughSize(c) > Field.RoughSize(a))
        {
            (a, b, r, c, d, s) = (c, d, s, a, b, r);
        }

        a = Field.RoughSize(a) < least ? least : a;
        Complex factor = c / a, pivot = d - (factor * b);
        Complex second = (s - (factor * r)) / (Field.RoughSize(pivot) < least ? least : pivot);
        return ((r - (b * second)) / a, second);
    }

    // Vectors of nearly equal eigenvalues grow without bound; only their direction counts.
    private static void Tame(Span<Complex> x, int row)
    {
        double size = Math.Max(Field.RoughSize(x[row]), Field.RoughSize(x[row + 1]));
        if (size > Large)
        {
            TensorPrimitives.Multiply<Complex>(x, 1 / size, x);
        }
    }
}
