using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>Whether the conjugates are still to be computed; never here, where they are computed at once: one bool.</summary>
    /// <derivative>none: the result is a bool</derivative>
    [Operator("is_conj")]
    [Sample("complex(2)")]
    public static Tensor IsConj(this Tensor input) => Full([], false, DType.Bool);
}
