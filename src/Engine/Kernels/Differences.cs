using System.Numerics;

namespace GradService.Kernels;

/// <summary>
/// ψ(t) = |t|^exponent, of odd functions with t's sign; an infinite exponent marks the greatest |t| of a line with its sign. ψ(0) is 0 but
/// for |t|⁰ = 1: kinks and poles have slope 0.
/// </summary>
internal readonly record struct DifferencePower(double Exponent, bool Odd)
{
    /// <summary>The derivative of ψ is so many times <see cref="Derivative"/>.</summary>
    public double Factor => double.IsInfinity(Exponent) ? 0 : Exponent;

    public DifferencePower Derivative => new(Exponent - 1, !Odd);

    /// <summary>Replaces each t of a line by ψ(t).</summary>
    public void Apply<T>(Span<T> line)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (Exponent == 1 && Odd)
        {
            return;
        }

        T greatest = double.IsInfinity(Exponent) && line.Length > 0 ? T.Abs(TensorPrimitives.MaxMagnitude<T>(line)) : T.Zero;
        T power = T.CreateTruncating(Exponent);
        for (int i = 0; i < line.Length; i++)
        {
            T t = line[i], size = T.Abs(t);
            T value = double.IsInfinity(Exponent) ? (size == greatest ? T.One : T.Zero)
                : Exponent == 0 ? T.One
                : size == T.Zero ? T.Zero
                : Exponent == 1 ? size
                : Exponent == 2 ? t * t
                : T.Pow(size, power);
            line[i] = !Odd ? value : t == T.Zero ? T.Zero : T.CopySign(value, t);
        }
    }
}

/// <summary>Sums over functions of the differences between rows x (p by m) and rows y (r by m), none of which is kept.</summary>
internal static class Differences
{
    /// <summary>d[i, j] = (Σ |x[i, k] − y[j, k]|^power)^(1 / power).</summary>
    public static void Distances<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, int m, double power, Span<T> d)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        int r = m == 0 ? 0 : y.Length / m;
        ForRows(x, y, default, default, d, r, m, (xi, ys, _, _, result) =>
        {
            Span<T> line = new T[m];
            for (int j = 0; j < r; j++)
            {
                ReadOnlySpan<T> yj = ys.Slice(j * m, m);
                if (power == 2)
                {
                    result[j] = TensorPrimitives.Distance(xi, yj);
                    continue;
                }

                TensorPrimitives.Subtract(xi, yj, line);
                result[j] = Norms.Of<T>(line, power);
            }
        });
    }

    /// <summary>result[i, k] = Σⱼ w[i, j] · b[j, k] · ψ(x[i, k] − y[j, k]); without b as if it were 1.</summary>
    public static void SumOverRows<T>(
        ReadOnlySpan<T> x, ReadOnlySpan<T> y, ReadOnlySpan<T> w, ReadOnlySpan<T> b, int r, int m, DifferencePower function, Span<T> result)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        ForRows(x, y, w, b, result, r, m, (xi, ys, wi, bs, sums) =>
        {
            Span<T> line = new T[m];
            sums.Clear();
            for (int j = 0; j < r; j++)
            {
                TensorPrimitives.Subtract(xi, ys.Slice(j * m, m), line);
                function.Apply(line);
                if (!bs.IsEmpty)
                {
                    TensorPrimitives.Multiply(line, bs.Slice(j * m, m), line);
                }

                TensorPrimitives.MultiplyAdd(line, wi[j], sums, sums);
            }
        });

    /// <summary>result[i, j] = Σₖ a[i, k] · b[j, k] · ψ(x[i, k] − y[j, k]); without a or b as if they were 1.</summary>
    public static void SumOverColumns<T>(
        ReadOnlySpan<T> x, ReadOnlySpan<T> y, ReadOnlySpan<T> a, ReadOnlySpan<T> b, int r, int m, DifferencePower function, Span<T> result)
        where T : unmanaged, IFloatingPointIeee754<T> =>
        ForRows(x, y, a, b, result, r, m, (xi, ys, ai, bs, sums) =>
        {
            Span<T> line = new T[m];
            for (int j = 0; j < r; j++)
            {
                TensorPrimitives.Subtract(xi, ys.Slice(j * m, m), line);
                function.Apply(line);
                if (!bs.IsEmpty)
                {
                    TensorPrimitives.Multiply(line, bs.Slice(j * m, m), line);
                }

                sums[j] = ai.IsEmpty ? TensorPrimitives.Sum<T>(line) : TensorPrimitives.Dot<T>(line, ai);
            }
        });

    private delegate void Row<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, ReadOnlySpan<T> own, ReadOnlySpan<T> other, Span<T> result);

    // Each row of x with its parts of one factor and of the result, and all of the other.
    private static unsafe void ForRows<T>(
        ReadOnlySpan<T> x, ReadOnlySpan<T> y, ReadOnlySpan<T> own, ReadOnlySpan<T> other, Span<T> result, int r, int m, Row<T> row)
        where T : unmanaged
    {
        if (result.IsEmpty)
        {
            return;
        }

        if (m == 0)
        {
            result.Clear();
            return;
        }

        int p = x.Length / m;
        fixed (T* xs = x, ys = y, owns = own, others = other, results = result)
        {
            var (rows, all, mine, theirs, sums) = (
                new Pinned<T>(xs, x.Length), new Pinned<T>(ys, y.Length), new Pinned<T>(owns, own.Length), new Pinned<T>(others, other.Length),
                new Pinned<T>(results, result.Length));
            int ownPart = own.Length / p, resultPart = result.Length / p;
            Threads.For(
                p, (long)p * r * m,
                i => row(rows.Part(i, m), all.Span, mine.Part(i, ownPart), theirs.Span, sums.Part(i, resultPart)));
        }
    }
}
