using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The maxima of so many windows that cover ([batch,] channels, height, width) evenly; None keeps a size.</summary>
    /// <derivative>grad, put where the maxima stand</derivative>
    [Operator("nn.functional.adaptive_max_pool2d")]
    [Sample("distinct(1, 2, 5, 4), [3, None]")]
    public static Tensor AdaptiveMaxPool2d(this Tensor input, long?[] outputSize) => input.AdaptiveMaxPool2dWithIndices(outputSize).Values;

    /// <summary>The maxima of so many windows and, if asked for, where in their plane they stand.</summary>
    /// <derivative>grad, put where the maxima stand</derivative>
    [Operator("nn.functional.adaptive_max_pool2d")]
    [Sample("distinct(1, 2, 5, 4), [3, None], return_indices=True")]
    public static Tensor[] AdaptiveMaxPool2dIndexed(this Tensor input, long?[] outputSize, bool returnIndices = false)
    {
        (Tensor values, Tensor indices) = input.AdaptiveMaxPool2dWithIndices(outputSize);
        return returnIndices ? [values, indices] : [values];
    }
}
