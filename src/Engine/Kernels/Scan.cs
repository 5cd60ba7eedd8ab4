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
