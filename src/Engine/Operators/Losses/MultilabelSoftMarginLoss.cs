using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The binary cross entropy of sigmoid(input) and target, times weight, averaged over the last dimension of classes, reduced.</summary>
    /// <derivative>input: grad · weight · (sigmoid(input) − target) / C</derivative>
    [Operator("nn.functional.multilabel_soft_margin_loss")]
    [Sample("real(2, 3), prob(2, 3)")]
    [Sample("real(2, 3), prob(2, 3), weight=positive(3), reduction=\"none\"")]
    public static Tensor MultilabelSoftMarginLoss(
        Tensor input, Tensor target, Tensor? weight = null, bool? sizeAverage = null, bool? reduce = null, string reduction = "mean")
    {
        Tensor loss = -((target * input.Logsigmoid()) + ((1 - target) * (-input).Logsigmoid()));
        loss = weight is null ? loss : loss * weight;
        return (loss.Sum([-1]) / input.Shape[^1]).Reduced(sizeAverage, reduce, reduction);
    }
}
