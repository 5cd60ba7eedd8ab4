using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The squared differences of input and target, reduced.</summary>
    /// <derivative>input: 2 · grad · (input − target), divided by their number for the mean; target: its negative</derivative>
    [Operator("nn.functional.mse_loss")]
    [Sample("real(2, 3), real(2, 3)")]
    [Sample("real(2, 3), real(2, 3), reduction=\"none\"")]
    public static Tensor MseLoss(Tensor input, Tensor target, bool? sizeAverage = null, bool? reduce = null, string reduction = "mean")
    {
        Reduction.CompareSizes(input, target);
        Tensor difference = input - target;
        Tensor loss = (difference * difference).Reduced(sizeAverage, reduce, reduction);
        return MixedTypes.Refuse("MseLossBackward0", loss, input, target).AsNode("MseLossBackward0", input, target);
    }
}
