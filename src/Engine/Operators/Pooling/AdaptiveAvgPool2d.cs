using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The averages of so many windows that cover ([batch,] channels, height, width) evenly; None keeps a size.</summary>
    /// <derivative>grad, shared among the elements of each window</derivative>
    [Operator("adaptive_avg_pool2d", "nn.functional.adaptive_avg_pool2d")]
    [Sample("real(1, 2, 5, 4), [3, None]")]
    public static Tensor AdaptiveAvgPool2d(this Tensor input, long?[] outputSize) =>
        AveragePooling.Adaptive("AdaptiveAvgPool2DBackward0", PoolingCall.Adaptive("adaptive_avg_pool2d", 2, input, outputSize), input);
}
