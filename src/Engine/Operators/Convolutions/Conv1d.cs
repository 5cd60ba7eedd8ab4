using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>
    /// Convolution (cross-correlation) of inputs ([batch,] in, length) with a weight (out, in / groups, kernel), over 1 dimension; padding
    /// is with zeros.
    /// </summary>
    /// <derivative>input: the transposed convolution of grad; weight: the correlation of input and grad; bias: grad, summed</derivative>
    [Operator("conv1d", "nn.functional.conv1d", TakesOut = false)]
    [Sample("real(2, 2, 7), real(4, 1, 3), real(4), stride=2, padding=1, groups=2")]
    [Sample("complex(2, 5), complex(3, 2, 2)")]
    public static Tensor Conv1d(
        this Tensor input, Tensor weight, Tensor? bias = null, long[]? stride = null, long[]? padding = null, long[]? dilation = null, long groups = 1) =>
        new ConvolutionCall("conv1d", 1, stride, padding, dilation, groups).Apply(input, weight, bias);

    /// <summary>The convolution with padding <c>"valid"</c>, which is none, or <c>"same"</c>, which keeps the size.</summary>
    /// <derivative>that of the convolution</derivative>
    [Operator("conv1d", TakesOut = false)]
    [Sample("real(1, 2, 5), real(2, 2, 2), padding=\"same\"")]
    public static Tensor Conv1dPadded(
        this Tensor input, Tensor weight, Tensor? bias = null, long[]? stride = null, string padding = "valid", long[]? dilation = null, long groups = 1) =>
        new ConvolutionCall("conv1d", 1, stride, padding, dilation, groups).Apply(input, weight, bias);
}
