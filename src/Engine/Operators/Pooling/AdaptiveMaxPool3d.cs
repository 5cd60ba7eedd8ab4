using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The maxima of so many windows that cover ([batch,] channels, depth, height, width) evenly; None keeps a size.</summary>
    /// <derivative>grad, put where the maxima stand</derivative>
    [Operator("nn.functional.adaptive_max_pool3d")]
    [Sample("distinct(1, 3, 4, 3), [2, 3, 2]")]
    public static Tensor AdaptiveMaxPool3d(this Tensor input, long?[] outputSize) => input.AdaptiveMaxPool3dWithIndices(outputSize).Values;

    /// <summary>The maxima of so many windows and, if asked for, where in their plane they stand.</summary>
    /// <derivative>grad, put where the maxima stand</derivative>
    [Operator("nn.functional.adaptive_max_pool3d")]
    [Sample("distinct(1, 3, 4, 3), [2, 3, 2], return_indices=True")]
    public static Tensor[] AdaptiveMaxPool3dIndexed(this Tensor input, long?[] outputSize, bool returnIndices = false)
    {
        (Tensor values, Tensor indices) = input.AdaptiveMaxPool3dWithIndices(outputSize);
        return returnIndices ? [values, indices] : [values];
    }
}
