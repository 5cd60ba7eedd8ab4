using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The covariances of variables, one a row, over observations, one a column; fweights count and aweights weigh observations.</summary>
    /// <derivative>that of the weighted products of deviations from the mean</derivative>
    [Operator("cov", TakesOut = false)]
    [Sample("real(3, 4)")]
    [Sample("complex(2, 3), correction=0, aweights=positive(3)")]
    [Sample("real(2, 3), fweights=permutation(3)")]
    public static Tensor Cov(
        this Tensor input, [KeywordOnly] long correction = 1, [KeywordOnly] Tensor? fweights = null, [KeywordOnly] Tensor? aweights = null)
    {
        if (input.Rank > 2)
        {
            throw GradException.Shape($"cov(): expected input to have two or fewer dimensions but got an input with {input.Rank} dimensions");
        }

        if (input.DType == DType.Bool)
        {
            throw GradException.Type("cov(): bool dtype is not supported for input");
        }

        Tensor variables = input.Rank < 2 ? input.Reshape(1, input.Count) : input;
        long observations = variables.Shape[1];
        Tensor? weights = Weights(fweights, aweights, observations);
        Tensor total = weights is null ? Full([], observations, DType.Int64) : weights.Sum();
        Tensor mean = weights is null
            ? variables.Sum([1], keepdim: true).Div(observations)
            : variables.Mul(weights).Sum([1], keepdim: true).Div(total);
        Tensor norm = weights is not null && aweights is not null && correction != 0
            ? total.Sub(weights.Mul(aweights).Sum().Mul(correction).Div(total))
            : total.Sub(correction);
        Tensor deviations = variables.Sub(mean);
        Tensor weighted = weights is null ? deviations : deviations.Mul(weights);
        Tensor covariances = deviations.Mm(weighted.T().Conj()).Div(norm.To(norm.DType.IsFloatingPoint() ? norm.DType : Evaluation.DefaultDType).ClampMin(0));
        return covariances.Squeeze();
    }

    private static Tensor? Weights(Tensor? fweights, Tensor? aweights, long observations)
    {
        CheckWeights("fweights", fweights, observations, fweights?.DType.IsIntegral() ?? true, "integral");
        CheckWeights("aweights", aweights, observations, aweights?.DType.IsFloatingPoint() ?? true, "floating point");
        return fweights is null ? aweights : aweights is null ? fweights : fweights.Mul(aweights);
    }

    private static void CheckWeights(string name, Tensor? weights, long observations, bool fits, string kind)
    {
        if (weights is null)
        {
            return;
        }

        if (weights.Rank > 1)
        {
            throw GradException.Shape($"cov(): expected {name} to have one or fewer dimensions but got {name} with {weights.Rank} dimensions");
        }

        if (!fits)
        {
            throw GradException.Type($"cov(): expected {name} to have {kind} dtype but got {name} with {weights.DType.ScalarTypeName()} dtype");
        }

        if (weights.Count != observations)
        {
            throw GradException.Shape(
                $"cov(): expected {name} to have the same numel as there are observations in the input but got {weights.Count} != {observations}");
        }

        if (Array.Exists(weights.Detach().AllSamples.ToDoubles(), weight => weight < 0))
        {
            throw GradException.Argument($"cov(): {name} cannot be negative");
        }
    }
}
