using GradService.Kernels;
using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The averages of windows that slide over tensors ([batch,] channels, length).</summary>
    /// <derivative>grad, shared among the elements of each window</derivative>
    [Operator("avg_pool1d", "nn.functional.avg_pool1d", TakesOut = false)]
    [Sample("real(2, 7), 3, stride=2, padding=1")]
    [Sample("real(1, 2, 6), [4], ceil_mode=True, count_include_pad=False, padding=2")]
    public static Tensor AvgPool1d(
        this Tensor input, long[] kernelSize, long[]? stride = null, long[]? padding = null, bool ceilMode = false, bool countIncludePad = true) =>
        new AveragePooling(
            "SqueezeBackward1", PoolingCall.Sliding("avg_pool1d", 1, input, kernelSize, stride, padding, null, ceilMode), new Divisor(countIncludePad))
            .Apply(input);
}
