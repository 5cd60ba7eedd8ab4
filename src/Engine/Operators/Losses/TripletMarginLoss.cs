using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>
    /// max(0, margin + d(anchor, positive) − d(anchor, negative)), d the p-norm distance of rows, reduced; with swap the smaller of
    /// d(anchor, negative) and d(positive, negative) is taken.
    /// </summary>
    /// <derivative>those of the distances where the margin is not kept, else 0</derivative>
    [Operator("nn.functional.triplet_margin_loss")]
    [Sample("real(2, 3), real(2, 3), real(2, 3)")]
    [Sample("real(2, 3), real(2, 3), real(2, 3), margin=2.5, swap=True, reduction=\"none\"")]
    public static Tensor TripletMarginLoss(
        Tensor anchor, Tensor positive, Tensor negative, double margin = 1, double p = 2, double eps = 1e-6, bool swap = false,
        bool? sizeAverage = null, bool? reduce = null, string reduction = "mean")
    {
        if (anchor.Rank != positive.Rank || positive.Rank != negative.Rank)
        {
            throw GradException.Shape(
                $"All inputs should have same dimension but got {anchor.Rank}D, {positive.Rank}D and {negative.Rank}D inputs.");
        }

        Tensor near = PairwiseDistance(anchor, positive, p, eps), far = PairwiseDistance(anchor, negative, p, eps);
        far = swap ? far.Minimum(PairwiseDistance(positive, negative, p, eps)) : far;
        return (near - far + margin).ClampMin(0).Reduced(sizeAverage, reduce, reduction);
    }
}
