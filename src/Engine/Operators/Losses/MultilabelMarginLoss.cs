using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>
    /// Σ max(0, 1 − input[j] + input[i]) / C over the classes j that a row of target lists before its first −1, and those i that it does
    /// not, reduced: input and target [N, C] or [C].
    /// </summary>
    /// <derivative>1/C at i and −1/C at j for every pair that is closer than the margin</derivative>
    [Operator("nn.functional.multilabel_margin_loss")]
    [Sample("real(2, 4), index(4, 2, 4)")]
    [Sample("real(3), index(3, 3), reduction=\"sum\"")]
    public static Tensor MultilabelMarginLoss(
        Tensor input, Tensor target, bool? sizeAverage = null, bool? reduce = null, string reduction = "mean")
    {
        if (input.Rank > 2 || input.Count == 0)
        {
            throw GradException.Shape($"Expected non-empty vector or matrix with optional 0-dim batch size, but got: {input.Shape}");
        }

        if (!input.Shape.Equals(target.Shape))
        {
            throw GradException.Shape($"inconsistent size {target.Shape} for argument #2 'target'");
        }

        if (target.DType != DType.Int64)
        {
            throw GradException.Type($"expected scalar type Long but found {target.DType.ScalarTypeName()}");
        }

        long classes = input.Rank == 0 ? 1 : input.Shape[^1];
        Tensor rows = input.Reshape(-1, classes), labels = target.Reshape(-1, classes);
        Tensor listed = labels.Lt(0).Cumsum(1).Eq(0);
        Tensor safe = listed.Where(labels, 0);
        if (safe.Ge(classes).LogicalOr(labels.Lt(-1)).Somewhere())
        {
            throw GradException.Argument("argument #2 'target' is out of range");
        }

        Tensor marked = labels.ZerosLike().ScatterAdd(1, safe, listed.To(DType.Int64)).Gt(0);
        Tensor excess = (rows.Unsqueeze(1) - rows.Gather(1, safe).Unsqueeze(2) + 1).Relu();
        Tensor counted = listed.Unsqueeze(2).LogicalAnd(marked.Unsqueeze(1).LogicalNot());
        Tensor losses = counted.Where(excess, 0).Sum([1, 2]) / classes;
        return (input.Rank == 2 ? losses : losses.Reshape()).Reduced(sizeAverage, reduce, reduction)
            .AsNode("MultilabelMarginLossBackward0", input);
    }
}
