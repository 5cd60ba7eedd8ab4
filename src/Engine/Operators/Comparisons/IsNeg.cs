using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>Whether the negatives are still to be computed; never here, where they are computed at once: one bool.</summary>
    /// <derivative>none: the result is a bool</derivative>
    [Operator("is_neg")]
    [Sample("real(2)")]
    public static Tensor IsNeg(this Tensor input) => Full([], false, DType.Bool);
}
