using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>1 − cos where target is 1 and max(0, cos − margin) where it is −1, cos the cosine of rows of input1 and input2, reduced.</summary>
    /// <derivative>that of the cosine, negated where target is 1, zero where the margin is kept</derivative>
    [Operator("nn.functional.cosine_embedding_loss")]
    [Sample("real(4, 3), real(4, 3), [1, -1, 1, -1]")]
    [Sample("real(3), real(3), -1, margin=-0.9, reduction=\"sum\"")]
    public static Tensor CosineEmbeddingLoss(
        Tensor input1, Tensor input2, Tensor target, double margin = 0, bool? sizeAverage = null, bool? reduce = null, string reduction = "mean")
    {
        const double Epsilon = 1e-12;
        if (target.Rank > 1)
        {
            throw GradException.Shape($"0D or 1D target tensor expected, multi-target not supported");
        }

        if (input1.Rank != target.Rank + 1 || input2.Rank != target.Rank + 1)
        {
            throw GradException.Shape(
                target.Rank == 1
                    ? $"1D target tensor expects 2D input tensors, but found inputs with sizes {input1.Shape} and {input2.Shape}."
                    : $"0D target tensor expects 1D input tensors, but found inputs with sizes {input1.Shape} and {input2.Shape}.");
        }

        Tensor product = (input1 * input2).Sum([-1]);
        Tensor first = (input1 * input1).Sum([-1]) + Epsilon, second = (input2 * input2).Sum([-1]) + Epsilon;
        Tensor cosine = product / (first * second).Sqrt();
        Tensor alike = target.Eq(1).Where(1 - cosine, 0), apart = target.Eq(-1).Where((cosine - margin).ClampMin(0), 0);
        return (alike + apart).Reduced(sizeAverage, reduce, reduction);
    }
}
