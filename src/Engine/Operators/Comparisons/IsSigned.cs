using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>Whether the dtype has negative numbers: one bool.</summary>
    /// <derivative>none: the result is a bool</derivative>
    [Operator("is_signed")]
    [Sample("real(2)")]
    public static Tensor IsSigned(this Tensor input) => Full([], input.DType is not (DType.UInt8 or DType.Bool), DType.Bool);
}
