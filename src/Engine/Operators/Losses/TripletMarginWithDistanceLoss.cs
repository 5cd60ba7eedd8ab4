using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary><see cref="TripletMarginLoss"/> with the Euclidean distance, the only distance function that is not code.</summary>
    /// <derivative>those of the distances where the margin is not kept, else 0</derivative>
    [Operator("nn.functional.triplet_margin_with_distance_loss")]
    [Sample("real(2, 3), real(2, 3), real(2, 3), margin=2.5")]
    public static Tensor TripletMarginWithDistanceLoss(
        Tensor anchor, Tensor positive, Tensor negative, [KeywordOnly] double margin = 1, [KeywordOnly] bool swap = false,
        [KeywordOnly] string reduction = "mean") => TripletMarginLoss(anchor, positive, negative, margin, swap: swap, reduction: reduction);
}
