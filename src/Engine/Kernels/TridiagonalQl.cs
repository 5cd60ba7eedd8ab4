namespace GradService.Kernels;

/// <summary>
/// The eigenvalues of a real symmetric tridiagonal matrix by the implicit QL or QR iteration with Wilkinson's shift (Golub and Van Loan,
/// Matrix Computations, 8.3). Directions, shifts and tests are those of LAPACK's xSTEQR, so that the signs of the vectors are.
/// </summary>
internal ref struct TridiagonalQl
{
    private const int SweepsPerValue = 30;

    private readonly Span<double> d;
    private readonly Span<double> e;
    private readonly Span<double> vectors;
    private readonly int n;
    private int budget;

    private TridiagonalQl(Span<double> diagonal, Span<double> beyond, Span<double> vectors)
    {
        d = diagonal;
        e = beyond;
        this.vectors = vectors;
        n = diagonal.Length;
        budget = SweepsPerValue * n;
    }

    /// <summary>
    /// Replaces the diagonal by the eigenvalues in ascending order. The rows of <paramref name="vectors"/> (n by n, or empty) are rotated
    /// along: from a unit matrix they become the eigenvectors.
    /// </summary>
    /// <returns>0, or how many elements beside the diagonal did not converge to zero.</returns>
    public static int Run(Span<double> diagonal, Span<double> beyond, Span<double> vectors)
    {
        var iteration = new TridiagonalQl(diagonal, beyond, vectors);
        if (!iteration.Converge())
        {
            int left = 0;
            foreach (double element in beyond)
            {
                left += element != 0 ? 1 : 0;
            }

            return Math.Max(1, left);
        }

        iteration.Sort();
        return 0;
    }

    private bool Converge()
    {
        for (int start = 0; start < n;)
        {
            if (start > 0)
            {
                e[start - 1] = 0;
            }

            int end = start;
            while (end < n - 1 && e[end] != 0)
            {
                if (Math.Abs(e[end]) <= Math.Sqrt(Math.Abs(d[end])) * Math.Sqrt(Math.Abs(d[end + 1])) * SingularValues.Epsilon)
                {
                    e[end] = 0;
                    break;
                }

                end++;
            }

            // From the greater end to the smaller one: downwards is QL, upwards QR.
            bool upwards = Math.Abs(d[end]) < Math.Abs(d[start]);
            int next = end + 1;
            for (int at = upwards ? end : start; upwards ? at >= start : at <= end;)
            {
                int found = upwards ? Up(ref at, start) : Down(ref at, end);
                if (found < 0)
                {
                    return false;
                }
            }

            start = next;
        }

        return true;
    }

    // One step of QL on the block that begins at a row: a value found, two values found, or a sweep.
    private int Down(ref int at, int end)
    {
        int split = at;
        while (split < end && !Vanishes(split, split, split + 1))
        {
            split++;
        }

        if (split < end)
        {
            e[split] = 0;
        }

        if (split == at)
        {
            at++;
            return 1;
        }

        if (split == at + 1)
        {
            Finish(at, at, at + 1);
            at += 2;
            return 2;
        }

        if (budget-- == 0)
        {
            return -1;
        }

        double p = d[at], g = (d[at + 1] - p) / (2 * e[at]), r = Field.Hypotenuse(g, 1);
        g = d[split] - p + (e[at] / (g + Math.CopySign(r, g)));
        (double s, double c) = (1, 1);
        p = 0;
        for (int i = split - 1; i >= at; i--)
        {
            (double f, double b) = (s * e[i], c * e[i]);
            (c, s, r) = Rotation.Make(g, f);
            if (i != split - 1)
            {
                e[i + 1] = r;
            }

            g = d[i + 1] - p;
            r = ((d[i] - g) * s) + (2 * c * b);
            p = s * r;
            d[i + 1] = g + p;
            g = (c * r) - b;
            Rotate(i, c, -s);
        }

        d[at] -= p;
        e[at] = g;
        return 0;
    }

    // The same from the other end: QR.
    private int Up(ref int at, int end)
    {
        int split = at;
        while (split > end && !Vanishes(split - 1, split, split - 1))
        {
            split--;
        }

        if (split > end)
        {
            e[split - 1] = 0;
        }

        if (split == at)
        {
            at--;
            return 1;
        }

        if (split == at - 1)
        {
            Finish(at - 1, at - 1, at);
            at -= 2;
            return 2;
        }

        if (budget-- == 0)
        {
            return -1;
        }

        double p = d[at], g = (d[at - 1] - p) / (2 * e[at - 1]), r = Field.Hypotenuse(g, 1);
        g = d[split] - p + (e[at - 1] / (g + Math.CopySign(r, g)));
        (double s, double c) = (1, 1);
        p = 0;
        for (int i = split; i < at; i++)
        {
            (double f, double b) = (s * e[i], c * e[i]);
            (c, s, r) = Rotation.Make(g, f);
            if (i != split)
            {
                e[i - 1] = r;
            }

            g = d[i] - p;
            r = ((d[i + 1] - g) * s) + (2 * c * b);
            p = s * r;
            d[i] = g + p;
            g = (c * r) - b;
            Rotate(i, c, s);
        }

        d[at] -= p;
        e[at - 1] = g;
        return 0;
    }

    private readonly bool Vanishes(int off, int i, int j) =>
        e[off] * e[off] <= (SingularValues.Epsilon * SingularValues.Epsilon * Math.Abs(d[i]) * Math.Abs(d[j])) + SingularValues.SafeMinimum;

    private readonly void Finish(int row, int first, int second)
    {
        (d[first], d[second], double c, double s) = Rotation.Symmetric(d[row], e[row], d[row + 1]);
        e[row] = 0;
        Rotate(row, c, s);
    }

    private readonly void Sort()
    {
        for (int i = 0; i < n - 1; i++)
        {
            int least = i;
            for (int j = i + 1; j < n; j++)
            {
                least = d[j] < d[least] ? j : least;
            }

            (d[i], d[least]) = (d[least], d[i]);
            for (int k = 0; k < n && least != i && !vectors.IsEmpty; k++)
            {
                (vectors[(i * n) + k], vectors[(least * n) + k]) = (vectors[(least * n) + k], vectors[(i * n) + k]);
            }
        }
    }

    private readonly void Rotate(int row, double c, double s)
    {
        if (!vectors.IsEmpty)
        {
            Rotation.Apply(vectors.Slice(row * n, n), vectors.Slice((row + 1) * n, n), c, s);
        }
    }
}
