using System.Numerics;

namespace GradService.Kernels;

/// <summary>Vector norms of one line.</summary>
internal static class Norms
{
    private const int Tile = 256;

    /// <summary>(Σ |x|^p)^(1/p), in float64; NaN wins.</summary>
    public static T Of<T>(ReadOnlySpan<T> x, double p)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (double.IsInfinity(p))
        {
            return T.Abs(p > 0 ? TensorPrimitives.MaxMagnitude(x) : TensorPrimitives.MinMagnitude(x));
        }

        double sum = Powers(x, p);
        return T.CreateTruncating(p switch
        {
            0 or 1 => sum,
            2 => Math.Sqrt(sum),
            _ => Math.Pow(sum, 1 / p),
        });
    }

    /// <summary>Σ |x|^p, halves added to halves.</summary>
    private static double Powers<T>(ReadOnlySpan<T> x, double p)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (x.Length > Tile)
        {
            int half = Summation.Half(x.Length, Tile);
            return Powers(x[..half], p) + Powers(x[half..], p);
        }

        Span<double> tile = stackalloc double[Tile];
        tile = tile[..x.Length];
        TensorPrimitives.ConvertTruncating(x, tile);
        switch (p)
        {
            case 0:
                int zeros = 0;
                foreach (double value in tile)
                {
                    zeros += value == 0 ? 1 : 0;
                }

                return tile.Length - zeros;
            case 1:
                return TensorPrimitives.SumOfMagnitudes<double>(tile);
            case 2:
                return TensorPrimitives.SumOfSquares<double>(tile);
            default:
                TensorPrimitives.Abs<double>(tile, tile);
                TensorPrimitives.Pow(tile, p, tile);
                return TensorPrimitives.Sum<double>(tile);
        }
    }
}
