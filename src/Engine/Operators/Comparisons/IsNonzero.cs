using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>Whether the only element is not zero: one bool.</summary>
    /// <derivative>none: the result is a bool</derivative>
    [Operator("is_nonzero")]
    [Sample("real(1)")]
    public static Tensor IsNonzero(this Tensor input) => input.Count switch
    {
        0 => throw GradException.Argument("Boolean value of Tensor with no values is ambiguous"),
        1 => Full([], input.Item().ToBoolean(), DType.Bool),
        _ => throw GradException.Argument("Boolean value of Tensor with more than one value is ambiguous"),
    };
}
