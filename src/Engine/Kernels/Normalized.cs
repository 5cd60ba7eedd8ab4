using System.Numerics;
using System.Runtime.CompilerServices;
using GradService.Tensors;

namespace GradService.Kernels;

/// <summary>
/// Softmax and its logarithm along one dimension of a dense tensor, and the logarithm of a sum of exponentials. The greatest element is taken off before the exponential, so nothing
/// overflows; rows that are not contiguous are computed side by side, as many as a tile holds.
/// </summary>
internal static class Normalized
{
    /// <summary>exp(x - max) / Σ exp(x - max).</summary>
    public static void Softmax<T>(ReadOnlySpan<T> x, Span<T> y, Shape shape, int dim)
        where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T> => Run(x, y, shape, dim, logarithm: false);

    /// <summary>x - max - ln Σ exp(x - max).</summary>
    public static void LogSoftmax<T>(ReadOnlySpan<T> x, Span<T> y, Shape shape, int dim)
        where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T> => Run(x, y, shape, dim, logarithm: true);

    /// <summary>ln Σ exp(x); -∞ for none.</summary>
    public static T LogSumExp<T>(ReadOnlySpan<T> x)
        where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T>
    {
        T max = x.IsEmpty ? T.NegativeInfinity : TensorPrimitives.Max(x);
        return T.IsFinite(max) ? max + T.Log(SumOfExponentials(x, max)) : max;
    }

    private static void Run<T>(ReadOnlySpan<T> x, Span<T> y, Shape shape, int dim, bool logarithm)
        where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T>
    {
        if (x.Length == 0)
        {
            return;
        }

        int length = shape.Rank == 0 ? 1 : (int)shape[dim], inner = 1;
        for (int i = dim + 1; i < shape.Rank; i++)
        {
            inner *= (int)shape[i];
        }

        int block = length * inner;
        for (int start = 0; start < x.Length; start += block)
        {
            if (inner == 1)
            {
                Row(x.Slice(start, block), y.Slice(start, block), logarithm);
            }
            else
            {
                Columns(x.Slice(start, block), y.Slice(start, block), inner, logarithm);
            }
        }
    }

    private static void Row<T>(ReadOnlySpan<T> x, Span<T> y, bool logarithm)
        where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T>
    {
        T max = TensorPrimitives.Max(x);
        TensorPrimitives.Subtract(x, max, y);
        if (logarithm)
        {
            T sum = SumOfExponentials<T>(y, T.Zero);
            TensorPrimitives.Subtract(y, T.Log(sum), y);
        }
        else
        {
            Exponentials.Exp(y, y);
            TensorPrimitives.Divide(y, Summation.Sum<T>(y), y);
        }
    }

    [SkipLocalsInit]
    private static T SumOfExponentials<T>(ReadOnlySpan<T> x, T offset)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Span<T> tile = stackalloc T[Tiles.Length];
        double sum = 0;
        for (int at = 0; at < x.Length; at += Tiles.Length)
        {
            Span<T> part = tile[..Math.Min(Tiles.Length, x.Length - at)];
            TensorPrimitives.Subtract(x.Slice(at, part.Length), offset, part);
            Exponentials.Exp(part, part);
            sum += double.CreateTruncating(TensorPrimitives.Sum<T>(part));
        }

        return T.CreateTruncating(sum);
    }

    // The sums are added up in float64: down a column, each element comes at its own time.
    [SkipLocalsInit]
    private static void Columns<T>(ReadOnlySpan<T> x, Span<T> y, int inner, bool logarithm)
        where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T>
    {
        Span<T> maxima = stackalloc T[Tiles.Length], exp = stackalloc T[Tiles.Length];
        Span<double> sums = stackalloc double[Tiles.Length], wide = stackalloc double[Tiles.Length];
        for (int left = 0; left < inner; left += Tiles.Length)
        {
            int width = Math.Min(Tiles.Length, inner - left);
            Span<T> max = maxima[..width], term = exp[..width];
            Span<double> sum = sums[..width], part = wide[..width];
            x.Slice(left, width).CopyTo(max);
            for (int row = left + inner; row < x.Length; row += inner)
            {
                TensorPrimitives.Max(max, x.Slice(row, width), max);
            }

            sum.Clear();
            for (int row = left; row < x.Length; row += inner)
            {
                Span<T> target = y.Slice(row, width);
                TensorPrimitives.Subtract(x.Slice(row, width), max, target);
                Exponentials.Exp(target, term);
                TensorPrimitives.ConvertTruncating<T, double>(term, part);
                TensorPrimitives.Add(sum, part, sum);
                if (!logarithm)
                {
                    term.CopyTo(target);
                }
            }

            if (logarithm)
            {
                Exponentials.Log(sum, sum);
            }

            Span<T> divisor = term;
            TensorPrimitives.ConvertTruncating<double, T>(sum, divisor);
            for (int row = left; row < x.Length; row += inner)
            {
                Span<T> target = y.Slice(row, width);
                if (logarithm)
                {
                    TensorPrimitives.Subtract(target, divisor, target);
                }
                else
                {
                    TensorPrimitives.Divide(target, divisor, target);
                }
            }
        }
    }
}
