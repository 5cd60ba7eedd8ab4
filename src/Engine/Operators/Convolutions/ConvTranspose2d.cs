using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>
    /// Transposed convolution of inputs ([batch,] in, height, width) with a weight (in, out / groups, kernel height, kernel width): the adjoint of a convolution over
    /// 2 dimensions.
    /// </summary>
    /// <derivative>input: the convolution of grad; weight: the correlation of grad and input; bias: grad, summed</derivative>
    [Operator("conv_transpose2d", "nn.functional.conv_transpose2d", TakesOut = false)]
    [Sample("real(1, 2, 3, 3), real(2, 2, 2, 3), real(2), stride=2, padding=[0, 1], output_padding=1")]
    [Sample("real(1, 2, 3, 3), real(2, 1, 2, 2), dilation=2")]
    public static Tensor ConvTranspose2d(
        this Tensor input, Tensor weight, Tensor? bias = null, long[]? stride = null, long[]? padding = null, long[]? outputPadding = null, long groups = 1,
        long[]? dilation = null) =>
        new ConvolutionCall("conv_transpose2d", 2, stride, padding, dilation, groups).ApplyTransposed(input, weight, bias, outputPadding);
}
