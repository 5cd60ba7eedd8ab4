namespace GradService.Kernels;

/// <summary>
/// The real Schur form of a real Hessenberg matrix, H = Z·T·Zᵀ, by Francis' double shift (Golub and Van Loan, Matrix Computations, 7.5).
/// T has blocks of one row for real eigenvalues and of two, with equal diagonal elements, for conjugate pairs. Shifts and tests are those
/// of LAPACK's xLAHQR, so that the order of the eigenvalues and the signs of the vectors are.
/// </summary>
internal ref struct RealSchur
{
    private const int StepsPerValue = 30, StepsToException = 10;
    private const double Ulp = 2 * SingularValues.Epsilon;

    private readonly Span<double> h;
    private readonly Span<double> z;
    private readonly Span<double> real;
    private readonly Span<double> imaginary;
    private readonly int n, low, high;
    private readonly double tiny;

    private RealSchur(Span<double> h, Span<double> z, int n, int low, int high, Span<double> real, Span<double> imaginary)
    {
        this.h = h;
        this.z = z;
        this.real = real;
        this.imaginary = imaginary;
        (this.n, this.low, this.high) = (n, low, high);
        tiny = SingularValues.SafeMinimum * ((high - low + 1) / Ulp);
    }

    /// <summary>
    /// Replaces a row-major Hessenberg matrix that is triangular outside the rows from low to high by T, and a unitary matrix by its
    /// product with Z, which may be empty; gives the real and the imaginary parts of the eigenvalues.
    /// </summary>
    /// <returns>Whether it converged.</returns>
    public static bool Run(Span<double> h, Span<double> z, int n, int low, int high, Span<double> real, Span<double> imaginary)
    {
        for (int i = 0; i < n; i++)
        {
            (real[i], imaginary[i]) = (h[(i * n) + i], 0);
        }

        return new RealSchur(h, z, n, low, high, real, imaginary).Converge();
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
                    h[(start * n) + start - 1] = 0;
                }

                if (start >= end - 1)
                {
                    break;
                }

                if (step == most)
                {
                    return false;
                }

                stalled++;
                Step(start, end, Shifts.Choose(this, start, end, stalled));
            }

            if (start == end)
            {
                (real[end], imaginary[end]) = (h[(end * n) + end], 0);
            }
            else
            {
                Standardize(end - 1);
            }

            end = start - 1;
        }

        return true;
    }

    // The first row of the block that ends in a row: above it a subdiagonal element is negligible (Ahues and Tisseur, 1997).
    private readonly int Split(int start, int end)
    {
        int k = end;
        for (; k > start; k--)
        {
            double below = Math.Abs(At(k, k - 1));
            if (below <= tiny)
            {
                break;
            }

            double size = Math.Abs(At(k - 1, k - 1)) + Math.Abs(At(k, k));
            if (size == 0)
            {
                size += k - 2 >= low ? Math.Abs(At(k - 1, k - 2)) : 0;
                size += k + 1 <= high ? Math.Abs(At(k + 1, k)) : 0;
            }

            if (below <= Ulp * size)
            {
                double above = Math.Abs(At(k - 1, k)), here = Math.Abs(At(k, k)), difference = Math.Abs(At(k - 1, k - 1) - At(k, k));
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

    private readonly void Step(int start, int end, Shifts shifts)
    {
        Span<double> v = stackalloc double[3];
        int first = end - 2;
        for (; ; first--)
        {
            Begin(first, shifts, v);
            if (first == start)
            {
                break;
            }

            double around = Math.Abs(At(first - 1, first - 1)) + Math.Abs(At(first, first)) + Math.Abs(At(first + 1, first + 1));
            if (Math.Abs(At(first, first - 1)) * (Math.Abs(v[1]) + Math.Abs(v[2])) <= Ulp * Math.Abs(v[0]) * around)
            {
                break;
            }
        }

        for (int k = first; k < end; k++)
        {
            int rows = Math.Min(3, end - k + 1);
            if (k > first)
            {
                for (int i = 0; i < rows; i++)
                {
                    v[i] = At(k + i, k - 1);
                }
            }

            double scale = Reflection(v[..rows], out double beta);
            if (k > first)
            {
                h[(k * n) + k - 1] = beta;
                for (int i = 1; i < rows; i++)
                {
                    h[((k + i) * n) + k - 1] = 0;
                }
            }
            else if (first > start)
            {
                // Not the negated element: a scale that is not exactly 2 counts.
                h[(k * n) + k - 1] *= 1 - scale;
            }

            Reflect(k, end, v[..rows], scale);
        }
    }

    // The first column of (H − shift₁)·(H − shift₂), scaled, if the step began in a row.
    private readonly void Begin(int m, Shifts shifts, Span<double> v)
    {
        double below = Math.Abs(At(m + 1, m)), head = At(m, m);
        double size = Math.Abs(head - shifts.Real2) + Math.Abs(shifts.Imaginary2) + below;
        below = At(m + 1, m) / size;
        v[0] = (below * At(m, m + 1)) + ((head - shifts.Real1) * ((head - shifts.Real2) / size)) - (shifts.Imaginary1 * (shifts.Imaginary2 / size));
        v[1] = below * (head + At(m + 1, m + 1) - shifts.Real1 - shifts.Real2);
        v[2] = below * At(m + 2, m + 1);
        double sum = Math.Abs(v[0]) + Math.Abs(v[1]) + Math.Abs(v[2]);
        (v[0], v[1], v[2]) = (v[0] / sum, v[1] / sum, v[2] / sum);
    }

    private static double Reflection(Span<double> v, out double beta)
    {
        double head = v[0], tail = Field.Norm<double>(v[1..]);
        v[0] = 1;
        beta = head;
        if (tail == 0)
        {
            return 0;
        }

        beta = -Math.CopySign(Field.Hypotenuse(head, tail), head);
        double factor = 1 / (head - beta);
        for (int i = 1; i < v.Length; i++)
        {
            v[i] *= factor;
        }

        return (beta - head) / beta;
    }

    private readonly void Reflect(int k, int end, ReadOnlySpan<double> v, double scale)
    {
        double v1 = v[1], v2 = v.Length == 3 ? v[2] : 0, scale1 = scale * v1, scale2 = scale * v2;
        Span<double> top = h.Slice(k * n, n), middle = h.Slice((k + 1) * n, n), bottom = v.Length == 3 ? h.Slice((k + 2) * n, n) : default;
        for (int j = k; j < n; j++)
        {
            double sum = top[j] + (v1 * middle[j]);
            sum += bottom.IsEmpty ? 0 : v2 * bottom[j];
            top[j] -= sum * scale;
            middle[j] -= sum * scale1;
            if (!bottom.IsEmpty)
            {
                bottom[j] -= sum * scale2;
            }
        }

        ReflectRows(h, k, Math.Min(k + 3, end) + 1, v, scale);
        ReflectRows(z, k, z.Length / n, v, scale);
    }

    private readonly void ReflectRows(Span<double> matrix, int k, int to, ReadOnlySpan<double> v, double scale)
    {
        double v1 = v[1], v2 = v.Length == 3 ? v[2] : 0, scale1 = scale * v1, scale2 = scale * v2;
        for (int j = 0; j < to; j++)
        {
            Span<double> row = matrix.Slice((j * n) + k, v.Length);
            double sum = row[0] + (v1 * row[1]);
            sum += row.Length == 3 ? v2 * row[2] : 0;
            row[0] -= sum * scale;
            row[1] -= sum * scale1;
            if (row.Length == 3)
            {
                row[2] -= sum * scale2;
            }
        }
    }

    // Gives the two by two block in a row its standard form, and its eigenvalues.
    private readonly void Standardize(int row)
    {
        int next = row + 1;
        var block = StandardBlock.Of(At(row, row), At(row, next), At(next, row), At(next, next));
        (h[(row * n) + row], h[(row * n) + next], h[(next * n) + row], h[(next * n) + next]) = (block.A, block.B, block.C, block.D);
        double size = block.C == 0 ? 0 : Math.Sqrt(Math.Abs(block.B)) * Math.Sqrt(Math.Abs(block.C));
        (real[row], imaginary[row], real[next], imaginary[next]) = (block.A, size, block.D, -size);
        Rotation.Apply(
            h.Slice((row * n) + next + 1, n - next - 1), h.Slice((next * n) + next + 1, n - next - 1), block.Cosine, block.Sine);
        RotateColumns(h, row, row, block);
        RotateColumns(z, row, z.Length / n, block);
    }

    private readonly void RotateColumns(Span<double> matrix, int column, int rows, StandardBlock block)
    {
        for (int i = 0; i < rows; i++)
        {
            (double x, double y) = (matrix[(i * n) + column], matrix[(i * n) + column + 1]);
            matrix[(i * n) + column] = (block.Cosine * x) + (block.Sine * y);
            matrix[(i * n) + column + 1] = (block.Cosine * y) - (block.Sine * x);
        }
    }

    private readonly double At(int i, int j) => h[(i * n) + j];

    /// <summary>Two shifts: both real or a conjugate pair.</summary>
    private readonly record struct Shifts(double Real1, double Imaginary1, double Real2, double Imaginary2)
    {
        // Numbers of no meaning that break a cycle.
        private const double Exceptional1 = 0.75, Exceptional2 = -0.4375;

        /// <summary>The eigenvalues of the last two rows, of real ones twice the nearer to the last element; something else after ten steps.</summary>
        public static Shifts Choose(in RealSchur at, int start, int end, int stalled)
        {
            if (stalled % StepsToException != 0)
            {
                return Of(at.At(end - 1, end - 1), at.At(end - 1, end), at.At(end, end - 1), at.At(end, end));
            }

            bool last = stalled % (2 * StepsToException) == 0;
            double size = last
                ? Math.Abs(at.At(end, end - 1)) + Math.Abs(at.At(end - 1, end - 2))
                : Math.Abs(at.At(start + 1, start)) + Math.Abs(at.At(start + 2, start + 1));
            double diagonal = (Exceptional1 * size) + (last ? at.At(end, end) : at.At(start, start));
            return Of(diagonal, Exceptional2 * size, size, diagonal);
        }

        private static Shifts Of(double a, double b, double c, double d)
        {
            double size = Math.Abs(a) + Math.Abs(b) + Math.Abs(c) + Math.Abs(d);
            if (size == 0)
            {
                return default;
            }

            (a, b, c, d) = (a / size, b / size, c / size, d / size);
            double mean = (a + d) / 2, determinant = ((a - mean) * (d - mean)) - (b * c), root = Math.Sqrt(Math.Abs(determinant));
            if (determinant >= 0)
            {
                return new(mean * size, root * size, mean * size, -root * size);
            }

            double nearer = Math.Abs(mean + root - d) <= Math.Abs(mean - root - d) ? mean + root : mean - root;
            return new(nearer * size, 0, nearer * size, 0);
        }
    }
}
