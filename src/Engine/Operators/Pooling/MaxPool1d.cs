using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The maxima of windows that slide over tensors ([batch,] channels, length); padding never is a maximum.</summary>
    /// <derivative>grad, put where the maxima stand</derivative>
    [Operator("max_pool1d", "nn.functional.max_pool1d", TakesOut = false)]
    [Sample("distinct(2, 7), 3, stride=2, padding=1")]
    [Sample("distinct(1, 2, 6), [2], ceil_mode=True, dilation=2")]
    public static Tensor MaxPool1d(
        this Tensor input, long[] kernelSize, long[]? stride = null, long[]? padding = null, long[]? dilation = null, bool ceilMode = false) =>
        input.MaxPool1dWithIndices(kernelSize, stride, padding, dilation, ceilMode).Values;

    /// <summary>The maxima of windows and, if asked for, where in their plane they stand.</summary>
    /// <derivative>grad, put where the maxima stand</derivative>
    [Operator("max_pool1d")]
    [Sample("distinct(2, 7), 3, stride=2, padding=1, return_indices=True")]
    public static Tensor[] MaxPool1dIndexed(
        this Tensor input, long[] kernelSize, long[]? stride = null, long[]? padding = null, long[]? dilation = null, bool ceilMode = false,
        bool returnIndices = false)
    {
        (Tensor values, Tensor indices) = input.MaxPool1dWithIndices(kernelSize, stride, padding, dilation, ceilMode);
        return returnIndices ? [values, indices] : [values];
    }
}
