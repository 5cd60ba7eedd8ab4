using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>d²/2 where |d| &lt; delta and delta · (|d| − delta/2) elsewhere, d the difference of input and target, reduced.</summary>
    /// <derivative>input: grad · d where |d| &lt; delta, else grad · delta · sgn(d); target: its negative</derivative>
    [Operator("nn.functional.huber_loss")]
    [Sample("real(2, 3), real(2, 3)")]
    [Sample("real(2, 3), real(2, 3), reduction=\"none\", delta=0.5")]
    public static Tensor HuberLoss(Tensor input, Tensor target, string reduction = "mean", double delta = 1)
    {
        Reduction.CompareSizes(input, target);
        if (!(delta > 0))
        {
            throw GradException.Argument("huber_loss does not support non-positive values for delta.");
        }

        Tensor difference = input - target, size = difference.Abs(), near = size < delta;
        Tensor small = near.Where(difference, 0);
        Tensor loss = near.Where(small * small * 0.5, (size - (0.5 * delta)) * delta).Reduced(reduction);
        return MixedTypes.Refuse("HuberLossBackward0", loss, input, target).AsNode("HuberLossBackward0", input, target);
    }
}
