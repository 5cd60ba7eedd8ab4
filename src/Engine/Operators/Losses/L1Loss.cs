using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The absolute differences of input and target, reduced.</summary>
    /// <derivative>input: grad · sgn(input − target), divided by their number for the mean; target: its negative</derivative>
    [Operator("nn.functional.l1_loss")]
    [Sample("real(2, 3), real(2, 3)")]
    [Sample("complex(2, 3), complex(2, 3), reduction=\"sum\"")]
    public static Tensor L1Loss(Tensor input, Tensor target, bool? sizeAverage = null, bool? reduce = null, string reduction = "mean")
    {
        Reduction.CompareSizes(input, target);
        return (input - target).Abs().Reduced(sizeAverage, reduce, reduction);
    }
}
