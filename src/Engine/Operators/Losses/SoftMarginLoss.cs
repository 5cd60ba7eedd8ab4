using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>ln(1 + exp(−target · input)), reduced; finite for inputs of any size.</summary>
    /// <derivative>−grad · target · sigmoid(−target · input)</derivative>
    [Operator("nn.functional.soft_margin_loss")]
    [Sample("real(2, 3), real(2, 3)")]
    public static Tensor SoftMarginLoss(
        Tensor input, Tensor target, bool? sizeAverage = null, bool? reduce = null, string reduction = "mean") => (-(target * input).Logsigmoid()).Reduced(sizeAverage, reduce, reduction)
            .AsNode("SoftMarginLossBackward0", input, target);
}
