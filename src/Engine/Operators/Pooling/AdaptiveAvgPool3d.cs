using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The averages of so many windows that cover ([batch,] channels, depth, height, width) evenly; None keeps a size.</summary>
    /// <derivative>grad, shared among the elements of each window</derivative>
    [Operator("adaptive_avg_pool3d", "nn.functional.adaptive_avg_pool3d")]
    [Sample("real(1, 3, 4, 3), [2, 3, 2]")]
    public static Tensor AdaptiveAvgPool3d(this Tensor input, long?[] outputSize) =>
        AveragePooling.Adaptive("AdaptiveAvgPool3DBackward0", PoolingCall.Adaptive("adaptive_avg_pool3d", 3, input, outputSize), input);
}
