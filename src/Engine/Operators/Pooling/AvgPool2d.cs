using GradService.Kernels;
using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The averages of windows that slide over tensors ([batch,] channels, height, width).</summary>
    /// <derivative>grad, shared among the elements of each window</derivative>
    [Operator("avg_pool2d", "nn.functional.avg_pool2d")]
    [Sample("real(1, 2, 5, 4), 2, stride=1, padding=1, count_include_pad=False")]
    [Sample("real(2, 4, 5), [2, 3], ceil_mode=True, divisor_override=4")]
    public static Tensor AvgPool2d(
        this Tensor input, long[] kernelSize, long[]? stride = null, long[]? padding = null, bool ceilMode = false, bool countIncludePad = true, long? divisorOverride = null) =>
        new AveragePooling(
            "AvgPool2DBackward0",
            PoolingCall.Sliding("avg_pool2d", 2, input, kernelSize, stride, padding, null, ceilMode),
            divisorOverride == 0 ? throw GradException.Argument("divisor must be not zero") : new Divisor(countIncludePad, divisorOverride ?? 0))
            .Apply(input);
}
