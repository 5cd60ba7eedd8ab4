using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>Whether two tensors have one shape and equal elements: one bool.</summary>
    /// <derivative>none: the result is of bools</derivative>
    [Operator("equal")]
    [Sample("real(2, 3), real(2, 3)")]
    public static Tensor Equal(this Tensor input, Tensor other) =>
        input.Shape.Equals(other.Shape) ? input.Ne(other).Sum().Eq(0) : Full([], false);
}
