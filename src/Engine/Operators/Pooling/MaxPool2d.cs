using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The maxima of windows that slide over tensors ([batch,] channels, height, width); padding never is a maximum.</summary>
    /// <derivative>grad, put where the maxima stand</derivative>
    [Operator("max_pool2d", "nn.functional.max_pool2d", TakesOut = false)]
    [Sample("distinct(1, 2, 5, 4), 2, stride=1, padding=1")]
    [Sample("distinct(2, 4, 5), [2, 3], ceil_mode=True")]
    public static Tensor MaxPool2d(
        this Tensor input, long[] kernelSize, long[]? stride = null, long[]? padding = null, long[]? dilation = null, bool ceilMode = false) =>
        input.MaxPool2dWithIndices(kernelSize, stride, padding, dilation, ceilMode).Values;

    /// <summary>The maxima of windows and, if asked for, where in their plane they stand.</summary>
    /// <derivative>grad, put where the maxima stand</derivative>
    [Operator("max_pool2d")]
    [Sample("distinct(1, 2, 5, 4), 2, stride=1, padding=1, return_indices=True")]
    public static Tensor[] MaxPool2dIndexed(
        this Tensor input, long[] kernelSize, long[]? stride = null, long[]? padding = null, long[]? dilation = null, bool ceilMode = false,
        bool returnIndices = false)
    {
        (Tensor values, Tensor indices) = input.MaxPool2dWithIndices(kernelSize, stride, padding, dilation, ceilMode);
        return returnIndices ? [values, indices] : [values];
    }
}
