using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>d²/(2 · beta) where |d| &lt; beta and |d| − beta/2 elsewhere, d the difference of input and target, reduced.</summary>
    /// <derivative>input: grad · d/beta where |d| &lt; beta, else grad · sgn(d), and −grad at 0 for beta 0; target: its negative</derivative>
    [Operator("nn.functional.smooth_l1_loss")]
    [Sample("real(2, 3), real(2, 3)")]
    [Sample("real(2, 3), real(2, 3), beta=0.5, reduction=\"none\"")]
    public static Tensor SmoothL1Loss(
        Tensor input, Tensor target, bool? sizeAverage = null, bool? reduce = null, string reduction = "mean", double beta = 1)
    {
        Reduction.CompareSizes(input, target);
        if (beta < 0)
        {
            throw GradException.Argument("smooth_l1_loss does not support negative values for beta.");
        }

        Tensor difference = input - target;
        if (beta == 0)
        {
            // The absolute value, but with the slope −1 at 0, as PyTorch's kernel compares with ±beta.
            difference = The<Anchoring>.Operator.Apply(difference);
            return (difference <= 0).Where(0 - difference, difference).Reduced(sizeAverage, reduce, reduction);
        }

        Tensor size = difference.Abs(), near = size < beta;
        Tensor small = near.Where(difference, 0);
        return near.Where(small * small * (0.5 / beta), size - (0.5 * beta)).Reduced(sizeAverage, reduce, reduction)
            .AsNode("SmoothL1LossBackward0", input, target);
    }
}
