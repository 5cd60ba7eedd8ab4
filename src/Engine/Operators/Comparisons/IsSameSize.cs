using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>Whether the shapes are equal: one bool.</summary>
    /// <derivative>none: the result is a bool</derivative>
    [Operator("is_same_size")]
    [Sample("real(2), real(3)")]
    public static Tensor IsSameSize(this Tensor input, Tensor other) => Full([], input.Shape.Equals(other.Shape), DType.Bool);
}
