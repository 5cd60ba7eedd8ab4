using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The maxima of windows, and where in their plane they stand.</summary>
    /// <derivative>grad, put where the maxima stand</derivative>
    [Operator("max_pool1d_with_indices", "nn.functional.max_pool1d_with_indices", TakesOut = false)]
    [Sample("distinct(2, 7), 3, stride=2, padding=1")]
    public static (Tensor Values, Tensor Indices) MaxPool1dWithIndices(
        this Tensor input, long[] kernelSize, long[]? stride = null, long[]? padding = null, long[]? dilation = null, bool ceilMode = false)
    {
        var call = PoolingCall.Sliding("max_pool1d", 1, input, kernelSize, stride, padding, dilation, ceilMode);
        Tensor[] results = new MaxPooling("SqueezeBackward1", call).ApplyAll(input);
        return (results[0], results[1]);
    }
}
