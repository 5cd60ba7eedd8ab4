using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The convolution of sequences (time, batch, in) with a weight (width, in, out) and a bias (out): (time, batch, out).</summary>
    /// <derivative>that of conv1d</derivative>
    [Operator("conv_tbc", "nn.functional.conv_tbc", TakesOut = false)]
    [Sample("real(5, 2, 3), real(3, 3, 2), real(2), 1")]
    public static Tensor ConvTbc(this Tensor input, Tensor weight, Tensor bias, long pad = 0)
    {
        string? wrong = input.Rank != 3 ? "Input must have 3 dims: time, batch, in_channel"
            : weight.Rank != 3 ? "Weight tensor must have 3 dims: kernel_width, in_channels, out_channels."
            : bias.Rank != 1 ? "Bias must be 1-D"
            : input.Shape[2] != weight.Shape[1] ? "Input dim 2 (input channels) is not == dim 1 in the weight tensor"
            : bias.Shape[0] != weight.Shape[2] ? "Bias size must equal dim 2 in the weight tensor (output channels)."
            : null;
        return wrong is null
            ? input.Permute(1, 2, 0).Conv1d(weight.Permute(2, 1, 0), bias, padding: [pad]).Permute(2, 0, 1)
            : throw GradException.Shape(wrong);
    }
}
