using GradService.Tensors;

namespace GradService.Operators;

/// <summary>Draws of categories with given weights.</summary>
internal static class Categories
{
    /// <summary>By the places of uniform numbers among the running sums of each row.</summary>
    public static Tensor WithReplacement(Tensor weights, long samples)
    {
        Tensor result = Tensor.Empty(Shape.Of(weights.Shape[0], samples), DType.Int64);
        Evaluation.Charge(weights.Count + (16 * result.Count));
        int categories = (int)weights.Shape[1];
        double[] all = weights.ToDoubles();
        Span<long> drawn = result.Elements<long>();
        int next = 0;
        for (int row = 0; row < weights.Shape[0]; row++)
        {
            double[] sums = Cumulative(all.AsSpan(row * categories, categories), weights.DType);
            for (long i = 0; i < samples; i++)
            {
                int place = Array.BinarySearch(sums, Evaluation.Random.Uniform(DType.Float64), Comparer<double>.Create(static (a, b) => a < b ? -1 : 1));
                drawn[next++] = ~place;
            }
        }

        return result;
    }

    /// <summary>The greatest of weight / e for exponentially distributed e: Efraimidis and Spirakis' way, 2006.</summary>
    public static Tensor WithoutReplacement(Tensor weights, long samples)
    {
        // NaN is neither.
        if (weights.Count > 0 && (weights.Max().Item().ToDouble() is not (var most and < double.PositiveInfinity) || double.IsNaN(most) || !(weights.Min().Item().ToDouble() >= 0)))
        {
            throw GradException.Argument("probability tensor contains either `inf`, `nan` or element < 0");
        }

        if (weights.Sum([-1]).Eq(0).Any().Item().ToBoolean())
        {
            throw NoWeight();
        }

        Tensor scores = weights.Div(Draws.Exponential(DrawOrder.Like(weights), weights.DType, 1));
        return samples == 1 ? scores.Argmax(-1, keepdim: true) : scores.Topk(samples).Indices;
    }

    private static double[] Cumulative(ReadOnlySpan<double> weights, DType dtype)
    {
        var sums = new double[weights.Length];
        double sum = 0;
        for (int i = 0; i < sums.Length; i++)
        {
            if (weights[i] < 0 || !double.IsFinite(weights[i]))
            {
                throw GradException.Argument(
                    $"invalid multinomial distribution (encountering probability entry {(weights[i] < 0 ? "< 0" : "= infinity or NaN")})");
            }

            // The sums are kept in the weights' dtype.
            sums[i] = sum = Draws.Rounded(sum + weights[i], dtype);
        }

        if (!(sum > 0))
        {
            throw NoWeight();
        }

        for (int i = 0; i < sums.Length; i++)
        {
            sums[i] = Draws.Rounded(sums[i] / sum, dtype);
        }

        sums[^1] = 1;
        return sums;
    }

    private static GradException NoWeight() => GradException.Argument("invalid multinomial distribution (sum of probabilities <= 0)");
}
