using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>Whether the elements are floating-point numbers: one bool.</summary>
    /// <derivative>none: the result is a bool</derivative>
    [Operator("is_floating_point")]
    [Sample("real(2)")]
    public static Tensor IsFloatingPoint(this Tensor input) => Full([], input.DType.IsFloatingPoint(), DType.Bool);
}
