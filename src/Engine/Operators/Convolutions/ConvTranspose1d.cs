using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>
    /// Transposed convolution of inputs ([batch,] in, length) with a weight (in, out / groups, kernel): the adjoint of a convolution over
    /// 1 dimension.
    /// </summary>
    /// <derivative>input: the convolution of grad; weight: the correlation of grad and input; bias: grad, summed</derivative>
    [Operator("conv_transpose1d", "nn.functional.conv_transpose1d", TakesOut = false)]
    [Sample("real(2, 2, 4), real(2, 1, 3), real(2), stride=2, padding=1, output_padding=1, groups=2")]
    [Sample("complex(2, 3), complex(2, 2, 2)")]
    public static Tensor ConvTranspose1d(
        this Tensor input, Tensor weight, Tensor? bias = null, long[]? stride = null, long[]? padding = null, long[]? outputPadding = null, long groups = 1,
        long[]? dilation = null) =>
        new ConvolutionCall("conv_transpose1d", 1, stride, padding, dilation, groups).ApplyTransposed(input, weight, bias, outputPadding);
}
