using GradService.Tensors;

namespace GradService.Operators;

/// <summary>
/// Which pixels each place of a grid mixes, and with which weights: the products of what each axis gives. The weights are differentiable
/// by the grid; the pixels are constants.
/// </summary>
internal sealed class GridTaps(string mode, string padding, bool alignCorners)
{
    // Keys' cubic convolution with PyTorch's parameter: https://en.wikipedia.org/wiki/Bicubic_interpolation
    private const double Cubic = -0.75;

    private readonly int width = mode == "bicubic" ? 4 : mode == "bilinear" ? 2 : 1;
    private int[] at = [];
    private Tensor? weights;

    /// <summary>How many pixels a place mixes.</summary>
    public int Count { get; private set; } = 1;

    /// <summary>Flat positions in the image, for each place of each grid its taps; -1 for what lies outside and counts as zero.</summary>
    public int[] At => at;

    /// <summary>The weights (batch, places, taps).</summary>
    public Tensor Weights => weights!;

    /// <summary>Takes in one axis more, inside those before it.</summary>
    /// <param name="coordinates">The places on it (batch, places), from -1 to 1.</param>
    /// <param name="size">The image's size along it.</param>
    public void AddAxis(Tensor coordinates, long size)
    {
        Tensor location = alignCorners ? (coordinates + 1) * ((size - 1) / 2.0) : (((coordinates + 1) * size) - 1) / 2;
        var fold = new GridPadding(mode == "bicubic" ? "zeros" : padding, size, alignCorners);
        location = fold.Padding == "zeros" ? location : new FoldedLocation(fold).Apply(location);
        Tensor first = mode == "nearest" ? location.Detach().Round() : location.Detach().Floor();
        Add(first.ToDoubles(), new GridPadding(mode == "bicubic" ? padding : "zeros", size, alignCorners));

        Tensor share = mode switch
        {
            // Ones, and like every step they have a gradient: zero.
            "nearest" => new LocationSlope(fold with { Padding = "zeros" }).Apply(location).Unsqueeze(-1),
            "bilinear" => Torch.Stack([1 - (location - first), location - first], -1),
            _ => CubicShares(location - first),
        };
        weights = weights is null ? share : (weights.Unsqueeze(-1) * share.Unsqueeze(-2)).Flatten(-2);
    }

    private void Add(double[] first, GridPadding fold)
    {
        long count = (long)first.Length * Count * width;
        Evaluation.Charge(count);
        Evaluation.Take(count * sizeof(int));
        var old = at;
        at = new int[count];
        int next = 0;
        for (int i = 0; i < first.Length; i++)
        {
            for (int outer = 0; outer < Count; outer++)
            {
                int start = old.Length == 0 ? 0 : old[(i * Count) + outer];
                for (int tap = 0; tap < width; tap++)
                {
                    double place = fold.Of(first[i] + tap - (width == 4 ? 1 : 0));
                    at[next++] = start >= 0 && place >= 0 && place < fold.Size ? (int)((start * fold.Size) + (long)place) : -1;
                }
            }
        }

        Count *= width;
    }

    private static Tensor CubicShares(Tensor t) => Torch.Stack([Far(t + 1), Near(t), Near(1 - t), Far(2 - t)], -1);

    private static Tensor Near(Tensor x) => ((((Cubic + 2) * x) - (Cubic + 3)) * x * x) + 1;

    private static Tensor Far(Tensor x) => (((((Cubic * x) - (5 * Cubic)) * x) + (8 * Cubic)) * x) - (4 * Cubic);
}

/// <summary>Where a location outside the image is read instead: at its border or mirrored in it. NaN counts as the first pixel.</summary>
internal readonly record struct GridPadding(string Padding, long Size, bool AlignCorners)
{
    public double Of(double location) => Padding switch
    {
        "border" => Clipped(location),
        "reflection" => Clipped(Mirrored(location).Location),
        _ => location,
    };

    /// <summary>The slope of <see cref="Of"/>: 0 where it is cut off, its ends included.</summary>
    public double Slope(double location)
    {
        (double inside, double sign) = Padding == "reflection" ? Mirrored(location) : (location, 1);
        return Padding == "zeros" ? 1 : inside > 0 && inside < Size - 1 ? sign : 0;
    }

    private double Clipped(double location) => location > 0 ? Math.Min(location, Size - 1) : 0;

    // The mirrors stand at the middles of the outermost pixels, or at their edges.
    private (double Location, double Slope) Mirrored(double location)
    {
        double low = AlignCorners ? 0 : -0.5, span = AlignCorners ? Size - 1 : Size;
        if (span == 0)
        {
            return (0, 0);
        }

        double distance = Math.Abs(location - low), rest = distance % span, sign = location < low ? -1 : 1;
        return Math.Floor(distance / span) % 2 == 0 ? (low + rest, sign) : (low + span - rest, -sign);
    }
}

/// <summary>Locations, folded back into the image.</summary>
internal sealed class FoldedLocation(GridPadding fold) : Unary
{
    protected override Tensor Derivative(Tensor x, Tensor y) => new LocationSlope(fold).Apply(x);

    protected override void Float<T>(ReadOnlySpan<T> x, Span<T> y)
    {
        for (int i = 0; i < x.Length; i++)
        {
            y[i] = T.CreateTruncating(fold.Of(double.CreateTruncating(x[i])));
        }
    }
}

/// <summary>The slope of the folding: 1, -1 or 0.</summary>
internal sealed class LocationSlope(GridPadding fold) : Step
{
    protected override void Float<T>(ReadOnlySpan<T> x, Span<T> y)
    {
        for (int i = 0; i < x.Length; i++)
        {
            y[i] = T.CreateTruncating(fold.Slope(double.CreateTruncating(x[i])));
        }
    }
}
