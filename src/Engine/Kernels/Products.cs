using System.Numerics;

namespace GradService.Kernels;

/// <summary>Products of many elements. Those of float32 are multiplied in float64, so that neither digits nor range are lost on the way.</summary>
internal static class Products
{
    private const int Tile = 256;

    /// <summary>Π xᵢ; 1 for none.</summary>
    public static T Of<T>(ReadOnlySpan<T> x)
        where T : unmanaged, INumberBase<T>
    {
        if (typeof(T) != typeof(float))
        {
            return x.IsEmpty ? T.One : TensorPrimitives.Product(x);
        }

        double product = 1;
        Span<double> tile = stackalloc double[Tile];
        for (int start = 0; start < x.Length; start += Tile)
        {
            Span<double> part = tile[..Math.Min(Tile, x.Length - start)];
            TensorPrimitives.ConvertTruncating(x.Slice(start, part.Length), part);
            product *= TensorPrimitives.Product<double>(part);
        }

        return T.CreateTruncating(product);
    }

    /// <summary>result[j] = Πᵢ matrix[i, j] for a contiguous row-major matrix.</summary>
    public static void OfRows<T>(ReadOnlySpan<T> matrix, Span<T> result)
        where T : unmanaged, INumberBase<T>
    {
        if (typeof(T) == typeof(float))
        {
            OfRowsIn<T, double>(matrix, result);
        }
        else
        {
            OfRowsIn<T, T>(matrix, result);
        }
    }

    private static void OfRowsIn<T, TProduct>(ReadOnlySpan<T> matrix, Span<T> result)
        where T : unmanaged, INumberBase<T>
        where TProduct : unmanaged, INumberBase<TProduct>
    {
        Span<TProduct> products = stackalloc TProduct[Tile], factors = stackalloc TProduct[Tile];
        for (int left = 0; left < result.Length; left += Tile)
        {
            Span<TProduct> row = products[..Math.Min(Tile, result.Length - left)], factor = factors[..row.Length];
            row.Fill(TProduct.One);
            for (int at = left; at < matrix.Length; at += result.Length)
            {
                TensorPrimitives.ConvertTruncating(matrix.Slice(at, row.Length), factor);
                TensorPrimitives.Multiply(row, factor, row);
            }

            TensorPrimitives.ConvertTruncating<TProduct, T>(row, result.Slice(left, row.Length));
        }
    }
}
