using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The maxima of so many windows, and where in their plane they stand.</summary>
    /// <derivative>grad, put where the maxima stand</derivative>
    [Operator("adaptive_max_pool2d", "nn.functional.adaptive_max_pool2d_with_indices")]
    [Sample("distinct(1, 2, 5, 4), [3, None]")]
    public static (Tensor Values, Tensor Indices) AdaptiveMaxPool2dWithIndices(this Tensor input, long?[] outputSize)
    {
        var call = PoolingCall.Adaptive("adaptive_max_pool2d", 2, input, outputSize);
        Tensor[] results = new MaxPooling("AdaptiveMaxPool2DBackward0", call).ApplyAll(input);
        return (results[0], results[1]);
    }
}
