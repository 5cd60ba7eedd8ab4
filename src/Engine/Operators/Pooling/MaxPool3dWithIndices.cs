using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The maxima of windows, and where in their plane they stand.</summary>
    /// <derivative>grad, put where the maxima stand</derivative>
    [Operator("max_pool3d_with_indices", "nn.functional.max_pool3d_with_indices")]
    [Sample("distinct(1, 3, 4, 3), 2, stride=1")]
    public static (Tensor Values, Tensor Indices) MaxPool3dWithIndices(
        this Tensor input, long[] kernelSize, long[]? stride = null, long[]? padding = null, long[]? dilation = null, bool ceilMode = false)
    {
        var call = PoolingCall.Sliding("max_pool3d", 3, input, kernelSize, stride, padding, dilation, ceilMode);
        Tensor[] results = new MaxPooling("MaxPool3DWithIndicesBackward0", call).ApplyAll(input);
        return (results[0], results[1]);
    }
}
