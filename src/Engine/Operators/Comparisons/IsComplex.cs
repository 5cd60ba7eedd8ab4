using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>Whether the elements are complex numbers: one bool.</summary>
    /// <derivative>none: the result is a bool</derivative>
    [Operator("is_complex")]
    [Sample("complex(2)")]
    public static Tensor IsComplex(this Tensor input) => Full([], input.DType.IsComplex(), DType.Bool);
}
