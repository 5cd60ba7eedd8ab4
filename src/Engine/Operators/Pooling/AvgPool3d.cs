using GradService.Kernels;
using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The averages of windows that slide over tensors ([batch,] channels, depth, height, width).</summary>
    /// <derivative>grad, shared among the elements of each window</derivative>
    [Operator("avg_pool3d", "nn.functional.avg_pool3d")]
    [Sample("real(1, 3, 4, 3), 2, stride=1")]
    public static Tensor AvgPool3d(
        this Tensor input, long[] kernelSize, long[]? stride = null, long[]? padding = null, bool ceilMode = false, bool countIncludePad = true, long? divisorOverride = null) =>
        new AveragePooling(
            "AvgPool3DBackward0",
            PoolingCall.Sliding("avg_pool3d", 3, input, kernelSize, stride, padding, null, ceilMode),
            divisorOverride == 0 ? throw GradException.Argument("divisor must be not zero") : new Divisor(countIncludePad, divisorOverride ?? 0))
            .Apply(input);
}
