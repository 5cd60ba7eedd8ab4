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
            for (int row = at - 1; row >= 0; row--)
            {
                Complex pivot = t[(row * n) + row] - value;
                x[row] = -TensorPrimitives.Dot(t.Slice((row * n) + row + 1, at - row), x.AsSpan(row + 1, at - row))
                    / (Field.RoughSize(pivot) < least ? least : pivot);
                Tame(x.AsSpan(row, at - row + 1));
            }

            for (int i = 0; i < n; i++)
            {
                vectors[(i * n) + at] = TensorPrimitives.Dot(z.Slice(i * n, at + 1), x.AsSpan(0, at + 1));
            }
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
                var element = new Complex(TensorPrimitives.Dot(row, real.AsSpan(0, count)), pair ? TensorPrimitives.Dot(row, other.AsSpan(0, count)) : 0);
                vectors[(i * n) + at] = element;
                if (pair)
                {
                    vectors[(i * n) + at + 1] = Complex.Conjugate(element);
                }
            }

            at += pair ? 1 : 0;
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

        for (int row = at - 1; row >= 0; row--)
        {
            if (row > 0 && t[(row * n) + row - 1] != 0)
            {
                Complex upper = -Sum(t, n, row - 1, row + 1, end, x), lower = -Sum(t, n, row, row + 1, end, x);
                (x[row - 1], x[row]) = Solve(
                    t[((row - 1) * n) + row - 1] - value, t[((row - 1) * n) + row], t[(row * n) + row - 1], t[(row * n) + row] - value, upper, lower, least);
                row--;
            }
            else
            {
                Complex pivot = t[(row * n) + row] - value;
                x[row] = -Sum(t, n, row, row + 1, end, x) / (Field.RoughSize(pivot) < least ? least : pivot);
            }

            Tame(x[row..(end + 1)]);
        }
    }

    private static Complex Sum(ReadOnlySpan<double> t, int n, int row, int from, int to, ReadOnlySpan<Complex> x)
    {
        Complex sum = Complex.Zero;
        for (int j = from; j <= to; j++)
        {
            sum += t[(row * n) + j] * x[j];
        }

        return sum;
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
    private static void Tame(Span<Complex> x)
    {
        double size = Math.Max(Field.RoughSize(x[0]), x.Length > 1 ? Field.RoughSize(x[1]) : 0);
        if (size > Large)
        {
            TensorPrimitives.Multiply<Complex>(x, 1 / size, x);
        }
    }
}
