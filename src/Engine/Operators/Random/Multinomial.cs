using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>So many indices of categories, drawn with the probabilities, or weights, that each row of (categories) or (rows, categories) holds.</summary>
    /// <derivative>none: an index is an integer</derivative>
    [Operator("multinomial")]
    [Sample("prob(2, 4), 2")]
    public static Tensor Multinomial(this Tensor input, long numSamples, bool replacement = false)
    {
        Tensor weights = input.Detach();
        string? wrong = weights.Rank is not (1 or 2) ? "prob_dist must be 1 or 2 dim"
            : !weights.DType.IsFloatingPoint() ? $"multinomial only supports floating-point dtypes for input, got: {weights.DType.ScalarTypeName()}"
            : numSamples <= 0 ? "cannot sample n_sample <= 0 samples"
            : !replacement && numSamples > weights.Shape[^1] ? "cannot sample n_sample > prob_dist.size(-1) samples without replacement"
            : weights.Shape[^1] > 1 << 24 ? "number of categories cannot exceed 2^24"
            : null;
        if (wrong is not null)
        {
            throw GradException.Argument(wrong);
        }

        return EachSample.Drawn(sample => Drawn(sample[0]!, numSamples, replacement), weights);
    }

    private static Tensor Drawn(Tensor weights, long numSamples, bool replacement)
    {
        if (replacement)
        {
            Tensor rows = weights.Rank == 1 ? weights.Unsqueeze(0) : weights;
            Tensor drawn = Categories.WithReplacement(rows, numSamples);
            return weights.Rank == 1 ? drawn.Squeeze(0) : drawn;
        }

        return Categories.WithoutReplacement(weights, numSamples);
    }
}
