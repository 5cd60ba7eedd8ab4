using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>
    /// Σ max(0, margin − input[target] + input[i])ᵖ · weight[target] / C over the classes i ≠ target, p being 1 or 2, reduced:
    /// input [N, C] and target [N], or without N.
    /// </summary>
    /// <derivative>p · max(0, …)ᵖ⁻¹ · weight[target] / C at each class i, and minus their sum at the target</derivative>
    [Operator("nn.functional.multi_margin_loss")]
    [Sample("real(4, 3), index(3, 4)")]
    [Sample("real(4, 3), index(3, 4), p=2, margin=0.7, weight=positive(3), reduction=\"none\"")]
    public static Tensor MultiMarginLoss(
        Tensor input, Tensor target, long p = 1, double margin = 1, Tensor? weight = null, bool? sizeAverage = null, bool? reduce = null,
        string reduction = "mean")
    {
        if (p is not (1 or 2))
        {
            throw GradException.Argument("only p == 1 and p == 2 supported", "ValueError");
        }

        CheckMultiMargin(input, target, weight);
        Tensor rows = input.Rank == 2 ? input : input.Reshape(1, input.Count), classes = target.Reshape(-1, 1);
        Tensor excess = (rows - rows.Gather(1, classes) + margin).Relu();
        Tensor terms = p == 1 ? excess : excess * excess;
        if (weight is not null)
        {
            terms *= weight.Take(classes);
        }

        Tensor own = rows.ZerosLike().Scatter(1, classes, 1).Eq(1);
        Tensor losses = own.Where(0, terms).Sum([1]) / rows.Shape[1];
        return (input.Rank == 2 ? losses : losses.Reshape()).Reduced(sizeAverage, reduce, reduction)
            .AsNode("MultiMarginLossBackward0", input, weight);
    }

    private static void CheckMultiMargin(Tensor input, Tensor target, Tensor? weight)
    {
        long samples = input.Rank == 2 ? input.Shape[0] : 1, classes = input.Rank == 0 ? 1 : input.Shape[^1];
        if (input.Rank > 2 || classes == 0)
        {
            throw GradException.Shape($"Expected non-empty vector or matrix with optional 0-dim batch size, but got: {input.Shape}");
        }

        if (target.Rank > 1 || target.Count != samples)
        {
            throw GradException.Shape($"inconsistent target size, got: {target.Shape}");
        }

        if (target.DType != DType.Int64)
        {
            throw GradException.Type($"expected scalar type Long but found {target.DType.ScalarTypeName()}");
        }

        if (weight is not null && (weight.Rank != 1 || weight.Count != classes))
        {
            throw GradException.Shape($"inconsistent weight size, got: {weight.Shape}");
        }

        foreach (long one in target.AllSamples.Dense().Elements<long>())
        {
            if (one < 0 || one >= classes)
            {
                throw GradException.Argument("target out of range");
            }
        }
    }
}
