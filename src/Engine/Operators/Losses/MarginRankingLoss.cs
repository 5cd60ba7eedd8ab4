using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>max(0, margin − target · (input1 − input2)), reduced: target 1 where input1 should rank higher, else −1.</summary>
    /// <derivative>input1: −grad · target where the margin is not kept; input2: its negative</derivative>
    [Operator("nn.functional.margin_ranking_loss")]
    [Sample("real(2, 3), real(2, 3), real(2, 3)")]
    [Sample("real(2, 3), real(2, 3), real(2, 3), margin=0.5, reduction=\"none\"")]
    public static Tensor MarginRankingLoss(
        Tensor input1, Tensor input2, Tensor target, double margin = 0, bool? sizeAverage = null, bool? reduce = null, string reduction = "mean")
    {
        if (input1.Rank != input2.Rank || input1.Rank != target.Rank)
        {
            throw GradException.Shape(
                $"margin_ranking_loss : All input tensors should have same dimension but got sizes: input1: {Reduction.Size(input1)}, "
                + $"input2: {Reduction.Size(input2)}, target: {Reduction.Size(target)} ");
        }

        return ((-target * (input1 - input2)) + margin).ClampMin(0).Reduced(sizeAverage, reduce, reduction);
    }
}
