using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The convolution over 1 to 3 dimensions, or the transposed one, with all its arguments.</summary>
    /// <derivative>that of conv1d, conv2d and conv3d and their transposes</derivative>
    [Operator("convolution", TakesOut = false)]
    [Sample("real(1, 2, 5), real(3, 2, 2), real(3), [2], [1], [1], False, [0], 1")]
    [Sample("real(1, 2, 3, 3), real(2, 1, 2, 2), None, [1, 1], [0, 0], [1, 1], True, [0, 0], 1")]
    public static Tensor Convolution(
        this Tensor input, Tensor weight, Tensor? bias, long[] stride, long[] padding, long[] dilation, bool transposed, long[] outputPadding, long groups)
    {
        int spatial = weight.Rank - 2;
        if (spatial is < 1 or > 3)
        {
            throw GradException.Shape($"weight should have at least three dimensions and at most five, but got {weight.Rank}");
        }

        var call = new ConvolutionCall(transposed ? $"conv_transpose{spatial}d" : $"conv{spatial}d", spatial, stride, padding, dilation, groups);
        return transposed ? call.ApplyTransposed(input, weight, bias, outputPadding) : call.Apply(input, weight, bias);
    }
}
