using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>
    /// Convolution (cross-correlation) of inputs ([batch,] in, depth, height, width) with a weight (out, in / groups, kernel depth, height, width), over 3 dimensions; padding
    /// is with zeros.
    /// </summary>
    /// <derivative>input: the transposed convolution of grad; weight: the correlation of input and grad; bias: grad, summed</derivative>
    [Operator("conv3d", "nn.functional.conv3d", TakesOut = false)]
    [Sample("real(1, 2, 3, 4, 3), real(2, 2, 2, 2, 2), real(2), padding=1")]
    public static Tensor Conv3d(
        this Tensor input, Tensor weight, Tensor? bias = null, long[]? stride = null, long[]? padding = null, long[]? dilation = null, long groups = 1) =>
        new ConvolutionCall("conv3d", 3, stride, padding, dilation, groups).Apply(input, weight, bias);

    /// <summary>The convolution with padding <c>"valid"</c>, which is none, or <c>"same"</c>, which keeps the size.</summary>
    /// <derivative>that of the convolution</derivative>
    [Operator("conv3d", TakesOut = false)]
    [Sample("real(1, 1, 2, 3, 2), real(1, 1, 2, 1, 2), padding=\"same\"")]
    public static Tensor Conv3dPadded(
        this Tensor input, Tensor weight, Tensor? bias = null, long[]? stride = null, string padding = "valid", long[]? dilation = null, long groups = 1) =>
        new ConvolutionCall("conv3d", 3, stride, padding, dilation, groups).Apply(input, weight, bias);
}
