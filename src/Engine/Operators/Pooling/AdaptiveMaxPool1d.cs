using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The maxima of so many windows that cover ([batch,] channels, length) evenly; None keeps a size.</summary>
    /// <derivative>grad, put where the maxima stand</derivative>
    [Operator("nn.functional.adaptive_max_pool1d")]
    [Sample("distinct(2, 7), 3")]
    public static Tensor AdaptiveMaxPool1d(this Tensor input, long?[] outputSize) => input.AdaptiveMaxPool1dWithIndices(outputSize).Values;

    /// <summary>The maxima of so many windows and, if asked for, where in their plane they stand.</summary>
    /// <derivative>grad, put where the maxima stand</derivative>
    [Operator("nn.functional.adaptive_max_pool1d")]
    [Sample("distinct(2, 7), 3, return_indices=True")]
    public static Tensor[] AdaptiveMaxPool1dIndexed(this Tensor input, long?[] outputSize, bool returnIndices = false)
    {
        (Tensor values, Tensor indices) = input.AdaptiveMaxPool1dWithIndices(outputSize);
        return returnIndices ? [values, indices] : [values];
    }
}
