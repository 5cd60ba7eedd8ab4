using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>
    /// Convolution (cross-correlation) of inputs ([batch,] in, height, width) with a weight (out, in / groups, kernel height, kernel width), over 2 dimensions; padding
    /// is with zeros.
    /// </summary>
    /// <derivative>input: the transposed convolution of grad; weight: the correlation of input and grad; bias: grad, summed</derivative>
    [Operator("conv2d", "nn.functional.conv2d", TakesOut = false)]
    [Sample("real(2, 2, 5, 4), real(3, 2, 3, 2), real(3), stride=[2, 1], padding=1")]
    [Sample("real(1, 2, 5, 5), real(2, 1, 2, 2), dilation=2, groups=2")]
    public static Tensor Conv2d(
        this Tensor input, Tensor weight, Tensor? bias = null, long[]? stride = null, long[]? padding = null, long[]? dilation = null, long groups = 1) =>
        new ConvolutionCall("conv2d", 2, stride, padding, dilation, groups).Apply(input, weight, bias);

    /// <summary>The convolution with padding <c>"valid"</c>, which is none, or <c>"same"</c>, which keeps the size.</summary>
    /// <derivative>that of the convolution</derivative>
    [Operator("conv2d", TakesOut = false)]
    [Sample("real(1, 2, 4, 4), real(1, 2, 3, 2), padding=\"same\"")]
    public static Tensor Conv2dPadded(
        this Tensor input, Tensor weight, Tensor? bias = null, long[]? stride = null, string padding = "valid", long[]? dilation = null, long groups = 1) =>
        new ConvolutionCall("conv2d", 2, stride, padding, dilation, groups).Apply(input, weight, bias);
}
