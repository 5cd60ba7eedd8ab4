using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>
    /// Transposed convolution of inputs ([batch,] in, depth, height, width) with a weight (in, out / groups, kernel depth, height, width): the adjoint of a convolution over
    /// 3 dimensions.
    /// </summary>
    /// <derivative>input: the convolution of grad; weight: the correlation of grad and input; bias: grad, summed</derivative>
    [Operator("conv_transpose3d", "nn.functional.conv_transpose3d", TakesOut = false)]
    [Sample("real(1, 2, 2, 2, 2), real(2, 1, 2, 2, 2), real(1), stride=2")]
    public static Tensor ConvTranspose3d(
        this Tensor input, Tensor weight, Tensor? bias = null, long[]? stride = null, long[]? padding = null, long[]? outputPadding = null, long groups = 1,
        long[]? dilation = null) =>
        new ConvolutionCall("conv_transpose3d", 3, stride, padding, dilation, groups).ApplyTransposed(input, weight, bias, outputPadding);
}
