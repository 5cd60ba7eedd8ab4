using System.Numerics;

namespace GradService.Kernels;

/// <summary>
/// D⁻¹·Pᵀ·A·P·D with eigenvalues that stand alone moved to the ends and the rest scaled, by powers of two, until rows and columns are of
/// like size (Parlett and Reinsch, 1969; James, Langou and Lowery, 2014). The order is that of LAPACK's xGEBAL.
/// </summary>
internal readonly struct Balance
{
    private const double Radix = 2, Gain = 0.95;
    private const double Smallest = SingularValues.SafeMinimum / (2 * SingularValues.Epsilon) * Radix, Greatest = 1 / Smallest;

    private readonly int n;
    private readonly double[] scales;
    private readonly List<(int From, int To)> exchanges;

    private Balance(int n)
    {
        this.n = n;
        scales = new double[n];
        Array.Fill(scales, 1);
        exchanges = [];
        (Low, High) = (0, n - 1);
    }

    /// <summary>The first row of the block that is not triangular.</summary>
    public int Low { get; private init; }

    /// <summary>The last row of it.</summary>
    public int High { get; private init; }

    /// <summary>Balances a row-major matrix, n by n.</summary>
    public static Balance Of<T>(Span<T> matrix, int n)
        where T : unmanaged, INumberBase<T>
    {
        var balance = new Balance(n);
        (int low, int high) = balance.Isolate(matrix);
        balance = balance with { Low = low, High = high };
        balance.Equalize(matrix);
        return balance;
    }

    /// <summary>Makes eigenvectors of the matrix of those of the balanced one, in the columns of an n by n matrix.</summary>
    public void Undo<T>(Span<T> vectors)
        where T : unmanaged, INumberBase<T>
    {
        for (int i = 0; i < n; i++)
        {
            Span<T> row = vectors.Slice(i * n, n);
            TensorPrimitives.Multiply(row, T.CreateTruncating(scales[i]), row);
        }

        for (int k = exchanges.Count - 1; k >= 0; k--)
        {
            ExchangeRows(vectors, exchanges[k].From, exchanges[k].To);
        }
    }

    private (int Low, int High) Isolate<T>(Span<T> matrix)
        where T : unmanaged, INumberBase<T>
    {
        (int low, int high) = (0, n - 1);
        for (bool found = true; found;)
        {
            found = false;
            for (int i = high; i >= 0 && !found; i--)
            {
                if (IsAlone(matrix, i, 0, high, row: true))
                {
                    Exchange(matrix, i, high);
                    if (high == 0)
                    {
                        return (0, 0);
                    }

                    high--;
                    found = true;
                }
            }
        }

        for (bool found = true; found;)
        {
            found = false;
            for (int j = low; j <= high && !found; j++)
            {
                if (IsAlone(matrix, j, low, high, row: false))
                {
                    Exchange(matrix, j, low);
                    low++;
                    found = true;
                }
            }
        }

        return (low, high);
    }

    private bool IsAlone<T>(ReadOnlySpan<T> matrix, int index, int from, int to, bool row)
        where T : unmanaged, INumberBase<T>
    {
        for (int k = from; k <= to; k++)
        {
            if (k != index && matrix[row ? (index * n) + k : (k * n) + index] != T.Zero)
            {
                return false;
            }
        }

        return true;
    }

    private void Exchange<T>(Span<T> matrix, int from, int to)
    {
        if (from == to)
        {
            return;
        }

        exchanges.Add((from, to));
        ExchangeRows(matrix, from, to);
        for (int i = 0; i < n; i++)
        {
            (matrix[(i * n) + from], matrix[(i * n) + to]) = (matrix[(i * n) + to], matrix[(i * n) + from]);
        }
    }

    private void ExchangeRows<T>(Span<T> matrix, int a, int b)
    {
        for (int j = 0; j < n; j++)
        {
            (matrix[(a * n) + j], matrix[(b * n) + j]) = (matrix[(b * n) + j], matrix[(a * n) + j]);
        }
    }

    private void Equalize<T>(Span<T> matrix)
        where T : unmanaged, INumberBase<T>
    {
        var column = new T[n];
        for (bool changed = true; changed;)
        {
            changed = false;
            for (int i = Low; i <= High; i++)
            {
                for (int k = 0; k < n; k++)
                {
                    column[k] = matrix[(k * n) + i];
                }

                ReadOnlySpan<T> row = matrix.Slice(i * n, n);
                double c = Field.Norm<T>(column.AsSpan(Low, High - Low + 1)), r = Field.Norm(row[Low..(High + 1)]);
                double factor = Factor(c, r, SizeOf<T>(column.AsSpan(0, High + 1)), SizeOf(row[Low..]));
                if (factor == 1 || (factor < 1 && scales[i] < 1 && factor * scales[i] <= Smallest / Radix)
                    || (factor > 1 && scales[i] > 1 && scales[i] >= Greatest * Radix / factor))
                {
                    continue;
                }

                scales[i] *= factor;
                changed = true;
                TensorPrimitives.Divide(matrix.Slice((i * n) + Low, n - Low), T.CreateTruncating(factor), matrix.Slice((i * n) + Low, n - Low));
                for (int k = 0; k <= High; k++)
                {
                    matrix[(k * n) + i] *= T.CreateTruncating(factor);
                }
            }
        }
    }

    // The power of two that brings the norms of a column and a row together, 1 where that gains too little.
    private static double Factor(double c, double r, double greatestOfColumn, double greatestOfRow)
    {
        if (c == 0 || r == 0)
        {
            return 1;
        }

        (double g, double f, double sum) = (r / Radix, 1, c + r);
        while (c < g && Math.Max(f, Math.Max(c, greatestOfColumn)) < Greatest && Math.Min(r, Math.Min(g, greatestOfRow)) > Smallest)
        {
            (f, c, greatestOfColumn, r, g, greatestOfRow) = (f * Radix, c * Radix, greatestOfColumn * Radix, r / Radix, g / Radix, greatestOfRow / Radix);
        }

        g = c / Radix;
        while (g >= r && Math.Max(r, greatestOfRow) < Greatest && Math.Min(Math.Min(f, c), Math.Min(g, greatestOfColumn)) > Smallest)
        {
            (f, c, g, greatestOfColumn, r, greatestOfRow) = (f / Radix, c / Radix, g / Radix, greatestOfColumn / Radix, r * Radix, greatestOfRow * Radix);
        }

        return c + r >= Gain * sum ? 1 : f;
    }

    private static double SizeOf<T>(ReadOnlySpan<T> x)
        where T : unmanaged, INumberBase<T>
    {
        double greatest = 0;
        foreach (T value in x)
        {
            greatest = Math.Max(greatest, Field.Size(value));
        }

        return greatest;
    }
}
