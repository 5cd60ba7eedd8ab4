using GradService.Tensors;

namespace GradService.Operators;

/// <summary>Bins of one or several coordinates, each with its edges.</summary>
internal static class Binning
{
    /// <summary>Edges at equal distances over a range, by default that of the points (count, coordinates).</summary>
    public static double[][] Even(Tensor points, long[] bins, double[]? range)
    {
        int coordinates = (int)points.Shape[1];
        long[] counts = bins.Length == 1 && coordinates > 1 ? [.. Enumerable.Repeat(bins[0], coordinates)] : bins;
        if (counts.Length != coordinates)
        {
            throw GradException.Argument(
                $"torch.histogramdd: expected {coordinates} bin counts, one for each coordinate of the points, but got {counts.Length}");
        }

        if (range is not null && range.Length != 2 * coordinates)
        {
            throw GradException.Argument($"torch.histogramdd: for a {coordinates}-dimensional histogram range should have {2 * coordinates} elements, but got {range.Length}");
        }

        return [.. counts.Select((count, i) => Even(points.Select(1, i), count, range?[2 * i], range?[(2 * i) + 1], i))];
    }

    /// <summary>Edges that a caller gave, one tensor for each coordinate.</summary>
    public static double[][] Given(Tensor points, Tensor[] bins)
    {
        if (bins.Length != points.Shape[1])
        {
            throw GradException.Argument(
                $"torch.histogramdd: expected {points.Shape[1]} sequences of bin edges for a {points.Shape[1]}-dimensional histogram but got {bins.Length}");
        }

        return [.. bins.Select((edges, i) => Given(points, edges, i))];
    }

    /// <summary>Adds each point's weight to its bin. The last bin has both its edges.</summary>
    public static Tensor Count(Tensor points, double[][] edges, Tensor? weight, Tensor hist)
    {
        Evaluation.Charge(points.Count + hist.Count);
        ReadOnlySpan<double> places = points.Elements<double>();
        Span<double> sums = hist.Elements<double>();
        sums.Clear();
        for (int start = 0; start < places.Length; start += edges.Length)
        {
            long at = 0;
            for (int i = 0; i < edges.Length && at >= 0; i++)
            {
                int bin = Find(edges[i], places[start + i]);
                at = bin < 0 ? -1 : (at * (edges[i].Length - 1)) + bin;
            }

            if (at >= 0)
            {
                sums[(int)at] += weight is null ? 1 : weight.Elements<double>()[start / edges.Length];
            }
        }

        return hist;
    }

    private static int Find(double[] edges, double place)
    {
        if (!(place >= edges[0] && place <= edges[^1]) || edges.Length < 2)
        {
            return -1;
        }

        int low = 0, high = edges.Length - 1;
        while (high - low > 1)
        {
            int middle = (low + high) / 2;
            (low, high) = place >= edges[middle] ? (middle, high) : (low, middle);
        }

        return low;
    }

    private static double[] Even(Tensor places, long count, double? least, double? most, int coordinate)
    {
        if (count <= 0)
        {
            throw GradException.Argument($"torch.histogram(): bins must be > 0, but got {count} for dimension {coordinate}");
        }

        double low = least ?? (places.Count == 0 ? 0 : places.Detach().Min().Item().ToDouble());
        double high = most ?? (places.Count == 0 ? 1 : places.Detach().Max().Item().ToDouble());
        if (!double.IsFinite(low) || !double.IsFinite(high))
        {
            throw GradException.Argument($"torch.histogramdd: dimension {coordinate}'s range [{low}, {high}] is not finite");
        }

        if (low > high)
        {
            throw GradException.Argument($"torch.histogramdd: min should not exceed max, but got min {low} max {high} for dimension {coordinate}");
        }

        (low, high) = low == high ? (low - 0.5, high + 0.5) : (low, high);
        return Torch.Linspace(low, high, Bounds.Sum(count, 1), places.DType).ToDoubles();
    }

    private static double[] Given(Tensor points, Tensor edges, int coordinate)
    {
        string? wrong = edges.Rank != 1 ? $"bins tensor should have one dimension, but got {edges.Rank} dimensions in the bins tensor for dimension {coordinate}"
            : edges.Count == 0 ? $"bins tensor should have at least 1 element, but got 0 elements in the bins tensor for dimension {coordinate}"
            : edges.DType != points.DType
                ? $"input tensor and bins tensors should have the same dtype, but got input with dtype {Lower(points)} and bins for dimension {coordinate} with "
                + $"dtype {Lower(edges)}"
            : null;
        return wrong is null ? edges.Detach().ToDoubles() : throw GradException.Argument($"torch.histogramdd: {wrong}");

        static string Lower(Tensor tensor) => tensor.DType.ScalarTypeName().ToLowerInvariant();
    }
}
