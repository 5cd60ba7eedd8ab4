using System.Numerics;

namespace GradService.Kernels;

/// <summary>
/// The Schur form of a complex Hessenberg matrix, H = Z·T·Zᴴ with T triangular, by QR steps with Wilkinson's shift (Golub and Van Loan,
/// Matrix Computations, 7.5). Shifts and tests are those of LAPACK's xLAHQR, so that the order of the eigenvalues is.
/// </summary>
internal ref struct ComplexSchur
{
    private const int StepsPerValue = 30, StepsToException = 10;
    private const double Ulp = 2 * SingularValues.Epsilon, Exceptional = 0.75;

    private readonly Span<Complex> h;
    private readonly Span<Complex> z;
    private readonly int n, low, high;
    private readonly double tiny;

    private ComplexSchur(Span<Complex> h, Span<Complex> z, int n, int low, int high)
    {
        this.h = h;
        this.z = z;
        (this.n, this.low, this.high) = (n, low, high);
        tiny = SingularValues.SafeMinimum * ((high - low + 1) / Ulp);
    }

    /// <summary>
    /// Replaces a row-major Hessenberg matrix that is triangular outside the rows from low to high by T, and a unitary matrix by its
    /// product with Z; that may be empty.
    /// </summary>
    /// <returns>Whether it converged.</returns>
    public static bool Run(Span<Complex> h, Span<Complex> z, int n, int low, int high)
    {
        var form = new ComplexSchur(h, z, n, low, high);
        for (int i = low + 1; i <= high; i++)
        {
            form.MakeReal(i, Math.Min(high, i + 1));
        }

        return form.Converge();
    }

    private readonly bool Converge()
    {
        int most = StepsPerValue * Math.Max(10, high - low + 1);
        for (int end = high; end >= low;)
        {
            int start = low, stalled = 0;
            for (int step = 0; ; step++)
            {
                start = Split(start, end);
                if (start > low)
                {
                    h[(start * n) + start - 1] = Complex.Zero;
                }

                if (start >= end)
                {
                    break;
                }

                if (step == most)
                {
                    return false;
                }

                stalled++;
                Step(start, end, Shift(start, end, stalled));
            }

            end = start - 1;
        }

        return true;
    }

    private readonly int Split(int start, int end)
    {
        int k = end;
        for (; k > start; k--)
        {
            double below = Field.RoughSize(At(k, k - 1));
            if (below <= tiny)
            {
                break;
            }

            double size = Field.RoughSize(At(k - 1, k - 1)) + Field.RoughSize(At(k, k));
            if (size == 0)
            {
                size += k - 2 >= low ? Math.Abs(At(k - 1, k - 2).Real) : 0;
                size += k + 1 <= high ? Math.Abs(At(k + 1, k).Real) : 0;
            }

            if (Math.Abs(At(k, k - 1).Real) <= Ulp * size)
            {
                double above = Field.RoughSize(At(k - 1, k)), here = Field.RoughSize(At(k, k));
                double difference = Field.RoughSize(At(k - 1, k - 1) - At(k, k));
                (double ab, double ba) = (Math.Max(below, above), Math.Min(below, above));
                (double aa, double bb) = (Math.Max(here, difference), Math.Min(here, difference));
                double sum = aa + ab;
                if (ba * (ab / sum) <= Math.Max(tiny, Ulp * (bb * (aa / sum))))
                {
                    break;
                }
            }
        }

        return k;
    }

    // The eigenvalue of the last two rows that is nearer to the last element; something else after ten steps.
    private readonly Complex Shift(int start, int end, int stalled)
    {
        if (stalled % (2 * StepsToException) == 0)
        {
            return (Exceptional * Math.Abs(At(end, end - 1).Real)) + At(end, end);
        }

        if (stalled % StepsToException == 0)
        {
            return (Exceptional * Math.Abs(At(start + 1, start).Real)) + At(start, start);
        }

        Complex shift = At(end, end), root = Root(At(end - 1, end)) * Root(At(end, end - 1));
        double size = Field.RoughSize(root);
        if (size == 0)
        {
            return shift;
        }

        Complex half = 0.5 * (At(end - 1, end - 1) - shift);
        double sizeOfHalf = Field.RoughSize(half);
        size = Math.Max(size, sizeOfHalf);
        Complex x = half / size, u = root / size, y = size * Root((x * x) + (u * u));
        if (sizeOfHalf > 0 && (half.Real / sizeOfHalf * y.Real) + (half.Imaginary / sizeOfHalf * y.Imaginary) < 0)
        {
            y = -y;
        }

        return shift - (root * Field.Divide(root, half + y));
    }

    private readonly void Step(int start, int end, Complex shift)
    {
        Complex head = default;
        double below = 0;
        int first = end - 1;
        for (; ; first--)
        {
            head = At(first, first) - shift;
            below = At(first + 1, first).Real;
            double size = Field.RoughSize(head) + Math.Abs(below);
            (head, below) = (head / size, below / size);
            if (first == start)
            {
                break;
            }

            double around = Field.RoughSize(At(first, first)) + Field.RoughSize(At(first + 1, first + 1));
            if (Math.Abs(At(first, first - 1).Real) * Math.Abs(below) <= Ulp * (Field.RoughSize(head) * around))
            {
                break;
            }
        }

        for (int k = first; k < end; k++)
        {
            (Complex x, Complex y) = k > first ? (At(k, k - 1), At(k + 1, k - 1)) : (head, below);
            double beta = -Math.CopySign(Field.Hypotenuse(x, Field.Norm<Complex>([y])), x.Real);
            bool none = y == Complex.Zero && x.Imaginary == 0;
            Complex scale = none ? Complex.Zero : (beta - x) / beta, v = none ? Complex.Zero : Field.Reciprocal(x - beta) * y;
            if (k > first)
            {
                (h[(k * n) + k - 1], h[((k + 1) * n) + k - 1]) = (none ? x : beta, Complex.Zero);
            }

            Reflect(k, end, scale, v);
            if (k == first && first > start)
            {
                KeepReal(first, end, 1 - scale);
            }
        }

        MakeReal(end, end);
    }

    private readonly void Reflect(int k, int end, Complex scale, Complex v)
    {
        double product = (scale * v).Real;
        for (int j = k; j < n; j++)
        {
            Complex sum = (Complex.Conjugate(scale) * At(k, j)) + (product * At(k + 1, j));
            h[(k * n) + j] -= sum;
            h[((k + 1) * n) + j] -= sum * v;
        }

        ReflectRows(h, k, Math.Min(k + 2, end) + 1, scale, v, product);
        ReflectRows(z, k, z.Length / n, scale, v, product);
    }

    private readonly void ReflectRows(Span<Complex> matrix, int k, int to, Complex scale, Complex v, double product)
    {
        for (int j = 0; j < to; j++)
        {
            Span<Complex> row = matrix.Slice((j * n) + k, 2);
            Complex sum = (scale * row[0]) + (product * row[1]);
            row[0] -= sum;
            row[1] -= sum * Complex.Conjugate(v);
        }
    }

    // A step that began below the block's first row leaves a factor on the element above it; rows and columns take it over.
    private readonly void KeepReal(int first, int end, Complex factor)
    {
        factor /= Complex.Abs(factor);
        h[((first + 1) * n) + first] *= Complex.Conjugate(factor);
        if (first + 2 <= end)
        {
            h[((first + 2) * n) + first + 1] *= factor;
        }

        for (int j = first; j <= end; j++)
        {
            if (j != first + 1)
            {
                ScaleRow(j, j + 1, factor);
                ScaleColumn(h, j, j, Complex.Conjugate(factor));
                ScaleColumn(z, j, z.Length / n, Complex.Conjugate(factor));
            }
        }
    }

    // Turns the phase of a row, and of a column back, so that the subdiagonal element is real.
    private readonly void MakeReal(int i, int last)
    {
        Complex value = At(i, i - 1);
        if (value.Imaginary == 0)
        {
            return;
        }

        double size = Complex.Abs(value);
        Complex phase = value / size;
        h[(i * n) + i - 1] = size;
        ScaleRow(i, i, Complex.Conjugate(phase));
        ScaleColumn(h, i, last + 1, phase);
        ScaleColumn(z, i, z.Length / n, phase);
    }

    private readonly void ScaleRow(int row, int from, Complex factor)
    {
        for (int j = from; j < n; j++)
        {
            h[(row * n) + j] *= factor;
        }
    }

    private readonly void ScaleColumn(Span<Complex> matrix, int column, int rows, Complex factor)
    {
        for (int i = 0; i < rows; i++)
        {
            matrix[(i * n) + column] *= factor;
        }
    }

    // The principal square root, as the C library takes it.
    private static Complex Root(Complex value)
    {
        if (value.Imaginary == 0)
        {
            double root = Math.Sqrt(Math.Abs(value.Real));
            return value.Real < 0 ? new Complex(0, Math.CopySign(root, value.Imaginary)) : new Complex(root, value.Imaginary);
        }

        double size = Complex.Abs(value), greater = Math.Sqrt(0.5 * (size + Math.Abs(value.Real)));
        double lesser = 0.5 * (Math.Abs(value.Imaginary) / greater);
        return value.Real > 0
            ? new Complex(greater, Math.CopySign(lesser, value.Imaginary))
            : new Complex(lesser, Math.CopySign(greater, value.Imaginary));
    }

    private readonly Complex At(int i, int j) => h[(i * n) + j];
}
