namespace GradService.Kernels;

/// <summary>
/// The singular values of a real upper bidiagonal matrix by the QR iteration with and without shifts, all of them to nearly full relative
/// accuracy (Demmel and Kahan, Accurate singular values of bidiagonal matrices, SIAM J. Sci. Stat. Comput. 11, 1990). Directions, shifts
/// and tests are those of LAPACK's xBDSQR, so that the signs of the vectors are.
/// </summary>
internal ref struct BidiagonalQr
{
    private const int SweepsPerValue = 6;

    // (unit roundoff)^(-1/8) roundoffs.
    private static readonly double Tolerance = Math.Pow(SingularValues.Epsilon, -0.125) * SingularValues.Epsilon;

    private readonly Span<double> d;
    private readonly Span<double> e;
    private readonly Span<double> left;
    private readonly Span<double> right;
    private readonly int n;
    private double threshold;

    private BidiagonalQr(Span<double> diagonal, Span<double> beyond, Span<double> left, Span<double> right)
    {
        d = diagonal;
        e = beyond;
        this.left = left;
        this.right = right;
        n = diagonal.Length;
    }

    /// <summary>
    /// Replaces the diagonal by the singular values, greatest first. The rows of <paramref name="left"/> and <paramref name="right"/> (n by n,
    /// or empty) are rotated along: from unit matrices they become the left and right singular vectors.
    /// </summary>
    /// <returns>Whether it converged.</returns>
    public static bool Run(Span<double> diagonal, Span<double> beyond, Span<double> left, Span<double> right)
    {
        var iteration = new BidiagonalQr(diagonal, beyond, left, right);
        if (!iteration.Converge())
        {
            return false;
        }

        iteration.Sort();
        return true;
    }

    private bool Converge()
    {
        threshold = Threshold();
        double budget = (double)SweepsPerValue * n * n;
        (int oldLow, int oldHigh, bool down) = (-1, -1, true);
        for (int high = n - 1; high > 0;)
        {
            (int low, double greatest) = Block(high);
            if (low > 0)
            {
                e[low - 1] = 0;
            }

            if (low == high)
            {
                high--;
                continue;
            }

            if (low == high - 1)
            {
                Finish(low);
                high -= 2;
                continue;
            }

            // Another block than before: chase the bulge from its greater end to the smaller one.
            if (low > oldHigh || high < oldLow)
            {
                down = Math.Abs(d[low]) >= Math.Abs(d[high]);
            }

            if (Deflates(low, high, down, out double least))
            {
                continue;
            }

            (oldLow, oldHigh) = (low, high);
            double shift = Shift(low, high, down, least / greatest);
            budget -= high - low;
            if (!(budget >= 0))
            {
                return false;
            }

            Sweep(low, high, down, shift);
        }

        return true;
    }

    // What lies below it is zero: tolerance times a lower bound of the least singular value.
    private readonly double Threshold()
    {
        double least = Math.Abs(d[0]), mu = least;
        for (int i = 1; i < n && least != 0; i++)
        {
            mu = Math.Abs(d[i]) * (mu / (mu + Math.Abs(e[i - 1])));
            least = Math.Min(least, mu);
        }

        return Math.Max(Tolerance * (least / Math.Sqrt(n)), SweepsPerValue * (n * (n * SingularValues.SafeMinimum)));
    }

    // The first row of the unreduced block that ends in a row, and the greatest element in it.
    private readonly (int Low, double Greatest) Block(int high)
    {
        double greatest = Math.Abs(d[high]);
        for (int i = high - 1; i >= 0; i--)
        {
            double off = Math.Abs(e[i]);
            if (off <= threshold)
            {
                return (i + 1, greatest);
            }

            greatest = Math.Max(greatest, Math.Max(Math.Abs(d[i]), off));
        }

        return (0, greatest);
    }

    private readonly void Finish(int low)
    {
        SingularPair pair = Rotation.Triangular(d[low], e[low], d[low + 1]);
        (d[low], e[low], d[low + 1]) = (pair.Greater, 0, pair.Lesser);
        Rotate(right, low, pair.CosineRight, pair.SineRight);
        Rotate(left, low, pair.CosineLeft, pair.SineLeft);
    }

    // Clears an element that is small beside the singular values on its side; otherwise bounds the least of them.
    private readonly bool Deflates(int low, int high, bool down, out double least)
    {
        int last = down ? high : low;
        double mu = least = Math.Abs(d[down ? low : high]);
        if (Math.Abs(e[down ? high - 1 : low]) <= Tolerance * Math.Abs(d[last]))
        {
            e[down ? high - 1 : low] = 0;
            return true;
        }

        for (int step = 0; step < high - low; step++)
        {
            int i = down ? low + step : high - 1 - step;
            if (Math.Abs(e[i]) <= Tolerance * mu)
            {
                e[i] = 0;
                return true;
            }

            mu = Math.Abs(d[down ? i + 1 : i]) * (mu / (mu + Math.Abs(e[i])));
            least = Math.Min(least, mu);
        }

        return false;
    }

    // Zero where a shift would cost the relative accuracy of small values, or change nothing.
    private readonly double Shift(int low, int high, bool down, double ratio)
    {
        if (n * Tolerance * ratio <= Math.Max(SingularValues.Epsilon, 0.01 * Tolerance))
        {
            return 0;
        }

        double start = Math.Abs(d[down ? low : high]);
        double shift = down ? Rotation.LeastSingular(d[high - 1], e[high - 1], d[high]) : Rotation.LeastSingular(d[low], e[low], d[low + 1]);
        return start > 0 && shift / start * (shift / start) < SingularValues.Epsilon ? 0 : shift;
    }

    private readonly void Sweep(int low, int high, bool down, double shift)
    {
        if (shift == 0)
        {
            SweepWithoutShift(low, high, down);
        }
        else
        {
            SweepWithShift(low, high, down, shift);
        }

        int end = down ? high - 1 : low;
        if (Math.Abs(e[end]) <= threshold)
        {
            e[end] = 0;
        }
    }

    private readonly void SweepWithoutShift(int low, int high, bool down)
    {
        (double c, double s, double oldC, double oldS) = (1, 0, 1, 0);
        for (int step = 0; step < high - low; step++)
        {
            int i = down ? low + step : high - step, next = down ? i + 1 : i - 1, edge = Math.Min(i, next), row = edge;
            (c, s, double r) = Rotation.Make(d[i] * c, e[edge]);
            if (step > 0)
            {
                e[down ? edge - 1 : edge + 1] = oldS * r;
            }

            (oldC, oldS, d[i]) = Rotation.Make(oldC * r, d[next] * s);
            Rotate(down ? right : left, row, c, down ? s : -s);
            Rotate(down ? left : right, row, oldC, down ? oldS : -oldS);
        }

        int last = down ? high : low;
        double h = d[last] * c;
        d[last] = h * oldC;
        e[down ? high - 1 : low] = h * oldS;
    }

    private readonly void SweepWithShift(int low, int high, bool down, double shift)
    {
        int first = down ? low : high;
        double f = (Math.Abs(d[first]) - shift) * (Math.CopySign(1, d[first]) + (shift / d[first])), g = e[down ? low : high - 1];
        for (int step = 0; step < high - low; step++)
        {
            int i = down ? low + step : high - step, next = down ? i + 1 : i - 1, edge = Math.Min(i, next);
            (double c, double s, double r) = Rotation.Make(f, g);
            if (step > 0)
            {
                e[down ? edge - 1 : edge + 1] = r;
            }

            f = (c * d[i]) + (s * e[edge]);
            e[edge] = (c * e[edge]) - (s * d[i]);
            g = s * d[next];
            d[next] *= c;
            (double c2, double s2, d[i]) = Rotation.Make(f, g);
            f = (c2 * e[edge]) + (s2 * d[next]);
            d[next] = (c2 * d[next]) - (s2 * e[edge]);
            if (step < high - low - 1)
            {
                int beyond = down ? edge + 1 : edge - 1;
                g = s2 * e[beyond];
                e[beyond] *= c2;
            }

            Rotate(down ? right : left, edge, c, down ? s : -s);
            Rotate(down ? left : right, edge, c2, down ? s2 : -s2);
        }

        e[down ? high - 1 : low] = f;
    }

    // Values become positive, their right vectors take the sign.
    private readonly void Sort()
    {
        for (int i = 0; i < n; i++)
        {
            if (d[i] < 0)
            {
                d[i] = -d[i];
                if (!right.IsEmpty)
                {
                    TensorPrimitives.Negate(right.Slice(i * n, n), right.Slice(i * n, n));
                }
            }
        }

        // The least goes to the end, and so on. LAPACK's xLASDQ and xBDSDC then sort again, up and down: equal values show it.
        for (int end = n - 1; end > 0; end--)
        {
            int least = 0;
            for (int j = 1; j <= end; j++)
            {
                least = d[j] <= d[least] ? j : least;
            }

            Exchange(least, end);
        }

        Select(ascending: true);
        Select(ascending: false);
    }

    private readonly void Select(bool ascending)
    {
        for (int i = 0; i < n; i++)
        {
            int first = i;
            for (int j = i + 1; j < n; j++)
            {
                first = (ascending ? d[j] < d[first] : d[j] > d[first]) ? j : first;
            }

            Exchange(first, i);
        }
    }

    private readonly void Rotate(Span<double> rows, int row, double c, double s)
    {
        if (!rows.IsEmpty)
        {
            Rotation.Apply(rows.Slice(row * n, n), rows.Slice((row + 1) * n, n), c, s);
        }
    }

    private readonly void Exchange(int a, int b)
    {
        (d[a], d[b]) = (d[b], d[a]);
        Exchange(left, a, b);
        Exchange(right, a, b);
    }

    private readonly void Exchange(Span<double> rows, int a, int b)
    {
        if (!rows.IsEmpty && a != b)
        {
            for (int k = 0; k < n; k++)
            {
                (rows[(a * n) + k], rows[(b * n) + k]) = (rows[(b * n) + k], rows[(a * n) + k]);
            }
        }
    }
}
