using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>Whether it was made in inference mode: one bool.</summary>
    /// <derivative>none: the result is a bool</derivative>
    [Operator("is_inference")]
    [Sample("real(2)")]
    public static Tensor IsInference(this Tensor input) => Full([], input.IsInference, DType.Bool);
}
