using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The averages of so many windows that cover ([batch,] channels, length) evenly; None keeps a size.</summary>
    /// <derivative>grad, shared among the elements of each window</derivative>
    [Operator("adaptive_avg_pool1d", "nn.functional.adaptive_avg_pool1d", TakesOut = false)]
    [Sample("real(2, 7), 3")]
    public static Tensor AdaptiveAvgPool1d(this Tensor input, long?[] outputSize) =>
        AveragePooling.Adaptive("SqueezeBackward1", PoolingCall.Adaptive("adaptive_avg_pool1d", 1, input, outputSize), input);
}
