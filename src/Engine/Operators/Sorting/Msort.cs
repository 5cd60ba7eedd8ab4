using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The elements sorted along the first dimension.</summary>
    /// <derivative>grad, put back in the input's order</derivative>
    [Operator("msort")]
    [Sample("distinct(3, 2)")]
    public static Tensor Msort(this Tensor input) => input.Sort(0).Values;
}
