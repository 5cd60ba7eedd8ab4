using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The maxima of so many windows, and where in their plane they stand.</summary>
    /// <derivative>grad, put where the maxima stand</derivative>
    [Operator("adaptive_max_pool1d", "nn.functional.adaptive_max_pool1d_with_indices", TakesOut = false)]
    [Sample("distinct(2, 7), 3")]
    public static (Tensor Values, Tensor Indices) AdaptiveMaxPool1dWithIndices(this Tensor input, long?[] outputSize)
    {
        var call = PoolingCall.Adaptive("adaptive_max_pool1d", 1, input, outputSize);
        Tensor[] results = new MaxPooling("SqueezeBackward1", call).ApplyAll(input);
        return (results[0], results[1]);
    }
}
