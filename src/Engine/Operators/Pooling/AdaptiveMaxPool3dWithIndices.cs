using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The maxima of so many windows, and where in their plane they stand.</summary>
    /// <derivative>grad, put where the maxima stand</derivative>
    [Operator("adaptive_max_pool3d", "nn.functional.adaptive_max_pool3d_with_indices")]
    [Sample("distinct(1, 3, 4, 3), [2, 3, 2]")]
    public static (Tensor Values, Tensor Indices) AdaptiveMaxPool3dWithIndices(this Tensor input, long?[] outputSize)
    {
        var call = PoolingCall.Adaptive("adaptive_max_pool3d", 3, input, outputSize);
        Tensor[] results = new MaxPooling("AdaptiveMaxPool3DBackward0", call).ApplyAll(input);
        return (results[0], results[1]);
    }
}
