using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>input where target is 1 and max(0, margin − input) where it is −1, reduced.</summary>
    /// <derivative>grad where target is 1, −grad where target is −1 and input ≤ margin</derivative>
    [Operator("nn.functional.hinge_embedding_loss")]
    [Sample("real(2, 3), real(2, 3)")]
    [Sample("real(2, 3), real(2, 3), margin=0.5, reduction=\"none\"")]
    public static Tensor HingeEmbeddingLoss(
        Tensor input, Tensor target, double margin = 1, bool? sizeAverage = null, bool? reduce = null, string reduction = "mean")
    {
        Tensor near = target.Ne(1).Where((margin - input).ClampMin(0), 0);
        return (near + target.Ne(-1).Where(input, 0)).Reduced(sizeAverage, reduce, reduction);
    }
}
