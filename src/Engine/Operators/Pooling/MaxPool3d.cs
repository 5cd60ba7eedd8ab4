using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The maxima of windows that slide over tensors ([batch,] channels, depth, height, width); padding never is a maximum.</summary>
    /// <derivative>grad, put where the maxima stand</derivative>
    [Operator("max_pool3d", "nn.functional.max_pool3d", TakesOut = false)]
    [Sample("distinct(1, 3, 4, 3), 2, stride=1")]
    public static Tensor MaxPool3d(
        this Tensor input, long[] kernelSize, long[]? stride = null, long[]? padding = null, long[]? dilation = null, bool ceilMode = false) =>
        input.MaxPool3dWithIndices(kernelSize, stride, padding, dilation, ceilMode).Values;

    /// <summary>The maxima of windows and, if asked for, where in their plane they stand.</summary>
    /// <derivative>grad, put where the maxima stand</derivative>
    [Operator("max_pool3d")]
    [Sample("distinct(1, 3, 4, 3), 2, stride=1, return_indices=True")]
    public static Tensor[] MaxPool3dIndexed(
        this Tensor input, long[] kernelSize, long[]? stride = null, long[]? padding = null, long[]? dilation = null, bool ceilMode = false,
        bool returnIndices = false)
    {
        (Tensor values, Tensor indices) = input.MaxPool3dWithIndices(kernelSize, stride, padding, dilation, ceilMode);
        return returnIndices ? [values, indices] : [values];
    }
}
