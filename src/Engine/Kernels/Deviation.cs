using System.Numerics;

namespace GradService.Kernels;

/// <summary>Deviations from the mean, in two passes: the one-pass formula loses all digits where the mean is large.</summary>
internal static class Deviation
{
    private const int Tile = 256;

    /// <summary>Σ (x − mean)².</summary>
    public static double SumOfSquares<T>(ReadOnlySpan<T> x)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (x.Length == 0)
        {
            return 0;
        }

        // Tiles are widened, so that float32 keeps the digits that the subtraction leaves.
        double mean = Mean(x), sum = 0;
        Span<double> tile = stackalloc double[Tile];
        for (int start = 0; start < x.Length; start += Tile)
        {
            Span<double> part = tile[..Math.Min(Tile, x.Length - start)];
            TensorPrimitives.ConvertTruncating(x.Slice(start, part.Length), part);
            TensorPrimitives.Subtract(part, mean, part);
            sum += TensorPrimitives.SumOfSquares<double>(part);
        }

        return sum;
    }

    private static double Mean<T>(ReadOnlySpan<T> x)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (typeof(T) == typeof(double))
        {
            return double.CreateTruncating(Summation.Sum(x)) / x.Length;
        }

        double sum = 0;
        Span<double> tile = stackalloc double[Tile];
        for (int start = 0; start < x.Length; start += Tile)
        {
            Span<double> part = tile[..Math.Min(Tile, x.Length - start)];
            TensorPrimitives.ConvertTruncating(x.Slice(start, part.Length), part);
            sum += TensorPrimitives.Sum<double>(part);
        }

        return sum / x.Length;
    }
}
