using System.Numerics;

namespace GradService.Kernels;

/// <summary>Running functions along the middle dimension of [outer, length, inner].</summary>
internal static class Scan
{
    /// <summary>Running sums. Float32 is added up in float64, so that ten million terms lose nothing that PyTorch keeps.</summary>
    public static void Sum<T>(ReadOnlySpan<T> x, Span<T> y, int length, int inner, bool reverse)
        where T : unmanaged, INumberBase<T>
    {
        if (typeof(T) == typeof(float))
        {
            SumIn<T, double>(x, y, length, inner, reverse);
        }
        else
        {
            SumIn<T, T>(x, y, length, inner, reverse);
        }
    }

    /// <summary>Running products; of float32 in float64.</summary>
    public static void Product<T>(ReadOnlySpan<T> x, Span<T> y, int length, int inner, bool reverse)
        where T : unmanaged, INumberBase<T>
    {
        if (typeof(T) == typeof(float))
        {
            ProductIn<T, double>(x, y, length, inner, reverse);
        }
        else
        {
            ProductIn<T, T>(x, y, length, inner, reverse);
        }
    }

    /// <summary>
    /// Running ln Σ e^x, in float64: the greatest element so far is taken off before the exponentials are added up. NaN stays from where it is on.
    /// </summary>
    public static void LogSumExp<T>(ReadOnlySpan<T> x, Span<T> y, int length, int inner)
        where T : unmanaged, INumberBase<T>
    {
        int block = length * inner;
        Span<double> maxima = inner <= 256 ? stackalloc double[inner] : new double[inner], sums = inner <= 256 ? stackalloc double[inner] : new double[inner];
        for (int start = 0; start < y.Length; start += block)
        {
            maxima.Fill(double.NegativeInfinity);
            sums.Clear();
            for (int i = 0; i < block; i++)
            {
                int column = i % inner;
                double value = double.CreateTruncating(x[start + i]), max = maxima[column];
                if (value > max || double.IsNaN(value))
                {
                    sums[column] = (sums[column] * Math.Exp(max - value)) + 1;
                    maxima[column] = value;
                }
                else if (!double.IsInfinity(max))
                {
                    sums[column] += Math.Exp(value - max);
                }

                y[start + i] = T.CreateTruncating(double.IsInfinity(maxima[column]) ? maxima[column] : maxima[column] + Math.Log(sums[column]));
            }
        }
    }

    /// <summary>sₖ = bₖ + a · sₖ₋₁ with the factor aₖ (own) or that of the place before, aₖ₋₁; of float32 in float64.</summary>
    public static void Recurrence<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> s, int length, int inner, bool reverse, bool own)
        where T : unmanaged, INumberBase<T>
    {
        if (typeof(T) == typeof(float))
        {
            RecurrenceIn<T, double>(a, b, s, length, inner, reverse, own);
        }
        else
        {
            RecurrenceIn<T, T>(a, b, s, length, inner, reverse, own);
        }
    }

    private static void RecurrenceIn<T, TSum>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> s, int length, int inner, bool reverse, bool own)
        where T : unmanaged, INumberBase<T>
        where TSum : unmanaged, INumberBase<TSum>
    {
        int block = length * inner, step = reverse ? -inner : inner, factor = own ? 0 : -step;
        Span<TSum> sums = inner <= 256 ? stackalloc TSum[inner] : new TSum[inner];
        for (int start = 0; start < s.Length; start += block)
        {
            int at = start + (reverse ? block - inner : 0);
            for (int i = 0; i < length; i++, at += step)
            {
                for (int j = at; j < at + inner; j++)
                {
                    TSum term = TSum.CreateTruncating(b[j]);
                    sums[j - at] = i == 0 ? term : term + (TSum.CreateTruncating(a[j + factor]) * sums[j - at]);
                    s[j] = T.CreateTruncating(sums[j - at]);
                }
            }
        }
    }

    private static void SumIn<T, TSum>(ReadOnlySpan<T> x, Span<T> y, int length, int inner, bool reverse)
        where T : unmanaged, INumberBase<T>
        where TSum : unmanaged, INumberBase<TSum>
    {
        int block = length * inner;
        Span<TSum> sums = inner <= 256 ? stackalloc TSum[inner] : new TSum[inner];
        for (int start = 0; start < y.Length; start += block)
        {
            sums.Clear();
            int at = start + (reverse ? block - inner : 0);
            for (int i = 0; i < length; i++, at += reverse ? -inner : inner)
            {
                for (int j = 0; j < inner; j++)
                {
                    y[at + j] = T.CreateTruncating(sums[j] += TSum.CreateTruncating(x[at + j]));
                }
            }
        }
    }

    private static void ProductIn<T, TProduct>(ReadOnlySpan<T> x, Span<T> y, int length, int inner, bool reverse)
        where T : unmanaged, INumberBase<T>
        where TProduct : unmanaged, INumberBase<TProduct>
    {
        int block = length * inner;
        Span<TProduct> products = inner <= 256 ? stackalloc TProduct[inner] : new TProduct[inner];
        for (int start = 0; start < y.Length; start += block)
        {
            products.Fill(TProduct.One);
            int at = start + (reverse ? block - inner : 0);
            for (int i = 0; i < length; i++, at += reverse ? -inner : inner)
            {
                for (int j = 0; j < inner; j++)
                {
                    y[at + j] = T.CreateTruncating(products[j] *= TProduct.CreateTruncating(x[at + j]));
                }
            }
        }
    }
}
