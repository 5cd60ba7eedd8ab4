using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The product other @ input, for <c>list @ tensor</c>.</summary>
    /// <derivative>that of matmul</derivative>
    [Operator("Tensor.__rmatmul__")]
    [Sample("real(3, 2), real(2, 3)")]
    public static Tensor RMatmul(this Tensor input, [OrNumber] Tensor other) => other.Matmul(input);
}
