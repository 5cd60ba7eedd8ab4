using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>
    /// Rows of a weight of shape (count, size), reduced bag by bag with "sum", "mean" or "max": shape (bags, size). A bag is a row of a 2-D
    /// input, or what lies between two offsets of a 1-D one; padding_idx is in no bag, and an empty bag gives zeros.
    /// </summary>
    /// <derivative>weight: grad, weighted, added to the rows that were named; per_sample_weights: grad · row</derivative>
    [Operator("nn.functional.embedding_bag")]
    [Sample("index(4, 3, 2), real(4, 3)")]
    [Sample("index(4, 5), real(4, 3), mode=\"sum\", offsets=index(1, 2), per_sample_weights=real(5)")]
    [Sample("index(4, 2, 3), distinct(4, 3), mode=\"max\"")]
    public static Tensor EmbeddingBag(
        Tensor input, Tensor weight, Tensor? offsets = null, double? maxNorm = null, double normType = 2, bool scaleGradByFreq = false,
        string mode = "mean", bool sparse = false, Tensor? perSampleWeights = null, bool includeLastOffset = false, long? paddingIdx = null)
    {
        if (input.IsBatched || offsets is { IsBatched: true } || (mode == "max" && weight.IsBatched))
        {
            return EachSample.Apply(
                sample => EmbeddingBag(
                    sample[0]!, sample[1]!, sample[2], maxNorm, normType, scaleGradByFreq, mode, sparse, sample[3], includeLastOffset, paddingIdx),
                input, weight, offsets, perSampleWeights);
        }

        if (mode is not ("sum" or "mean" or "max"))
        {
            throw GradException.Argument("mode has to be one of sum, mean or max", "ValueError");
        }

        if (perSampleWeights is not null && mode != "sum")
        {
            throw GradException.Argument(
                "embedding_bag: per_sample_weights was not None. per_sample_weights is only supported for mode='sum' "
                + $"(got mode='{mode}'). Please open a feature request on GitHub.",
                "NotImplementedError");
        }

        if (perSampleWeights is not null && !perSampleWeights.Shape.Equals(input.Shape))
        {
            throw GradException.Shape(
                $"embedding_bag: If per_sample_weights (torch.Size({perSampleWeights.Shape})) is not None, then it must have the same shape as the input "
                + $"(torch.Size({input.Shape}))",
                "ValueError");
        }

        if (weight.Rank != 2)
        {
            throw GradException.Shape("'weight' must be 2-D");
        }

        var bags = new Bags(input, offsets, includeLastOffset, paddingIdx < 0 ? paddingIdx + weight.Shape[0] : paddingIdx);
        Indices.CheckRange(bags.Named, weight.Shape[0]);
        if (maxNorm is { } norm)
        {
            Operators.Embedding.Renorm(weight, bags.Named, norm, normType);
        }

        if (mode == "max")
        {
            return bags.Largest(weight).AsNode("EmbeddingBagBackward0", weight);
        }

        Tensor factors = perSampleWeights is null
            ? Ones([bags.Named.Count], weight.DType)
            : perSampleWeights.Reshape(-1).IndexSelect(0, bags.Kept);
        Tensor sums = new BagSums(bags, weight.Shape[0], BagSums.Result, scaleGradByFreq).Apply(weight, factors);
        return (mode == "sum" ? sums : sums.Div(bags.Sizes.To(sums.DType).ClampMin(1).Unsqueeze(1)))
            .AsNode("EmbeddingBagBackward0", weight, perSampleWeights);
    }
}

/// <summary>Which bag each named row belongs to; padding is left out.</summary>
internal sealed class Bags
{
    public Bags(Tensor input, Tensor? offsets, bool includeLast, long? padding)
    {
        long[] named = input.ToInt64s(), starts = Starts(input, offsets, includeLast);
        Count = starts.Length - 1;
        var kept = new List<long>();
        var bag = new List<long>();
        for (long b = 0; b < Count; b++)
        {
            for (long i = starts[b]; i < starts[b + 1]; i++)
            {
                if (named[i] != padding)
                {
                    kept.Add(i);
                    bag.Add(b);
                }
            }
        }

        Kept = Vector(kept);
        Bag = Vector(bag);
        Named = Vector([.. kept.Select(i => named[i])]);
        Sizes = Torch.Zeros([Count], DType.Int64).IndexAdd(0, Bag, Torch.Ones([kept.Count], DType.Int64));
    }

    public long Count { get; }

    /// <summary>Places in the input, without padding.</summary>
    public Tensor Kept { get; }

    /// <summary>The bag of each.</summary>
    public Tensor Bag { get; }

    /// <summary>The row that each names.</summary>
    public Tensor Named { get; }

    /// <summary>How many each bag holds.</summary>
    public Tensor Sizes { get; }

    /// <summary>The largest element of each column in each bag; the gradient goes to the first of equals. Empty bags give zeros.</summary>
    public Tensor Largest(Tensor weight)
    {
        int size = (int)weight.Shape[1];
        Tensor first = Torch.Full([Count, size], -1, DType.Int64), dense = weight.Detach().Dense(DType.Float64);
        ReadOnlySpan<double> values = dense.Elements<double>();
        ReadOnlySpan<long> named = Named.Elements<long>(), bags = Bag.Elements<long>();
        Span<long> best = first.Elements<long>();
        for (int i = 0; i < named.Length; i++)
        {
            for (int j = 0; j < size; j++)
            {
                ref long at = ref best[((int)bags[i] * size) + j];
                double value = values[((int)named[i] * size) + j];
                at = at < 0 || value > values[((int)at * size) + j] || double.IsNaN(value) ? named[i] : at;
            }
        }

        Tensor empty = first.Lt(0);
        return weight.Shape[0] == 0
            ? Torch.Zeros([Count, size], weight.DType)
            : weight.Gather(0, first.MaskedFill(empty, 0)).MaskedFill(empty, 0);
    }

    private static long[] Starts(Tensor input, Tensor? offsets, bool includeLast)
    {
        if (input.Rank == 2)
        {
            return offsets is null
                ? [.. Enumerable.Range(0, (int)input.Shape[0] + 1).Select(i => i * input.Shape[1])]
                : throw GradException.Argument(
                    "if input is 2D, then offsets has to be None, as input is treated is a mini-batch of fixed length sequences. However, found offsets "
                    + "of type <class 'torch.Tensor'>",
                    "ValueError");
        }

        if (input.Rank != 1)
        {
            throw GradException.Shape($"input has to be 1D or 2D Tensor, but got Tensor of dimension {input.Rank}", "ValueError");
        }

        if (offsets is not { Rank: 1 })
        {
            throw GradException.Argument($"offsets has to be a 1D Tensor{(offsets is null ? " but got None" : string.Empty)}", "ValueError");
        }

        long[] starts = includeLast ? offsets.ToInt64s() : [.. offsets.ToInt64s(), input.Count];
        if (starts.Length == 0 || starts[0] != 0)
        {
            throw GradException.Argument(
                "offsets[0] has to be 0, i.e., the first sequence in the mini-batch has to start from position 0. However, got "
                + (starts.Length == 0 ? "none" : starts[0]));
        }

        for (int i = 1; i < starts.Length; i++)
        {
            if (starts[i] < starts[i - 1] || starts[i] > input.Count)
            {
                throw GradException.Argument(
                    $"offsets[-1] can not be greater than input's length {input.Count} but got offsets[-1] of {offsets.ToInt64s()[^1]}");
            }
        }

        return starts;
    }

    private static Tensor Vector(List<long> values) => Tensor.From<long>([.. values], DType.Int64, Shape.Of(values.Count));
}
