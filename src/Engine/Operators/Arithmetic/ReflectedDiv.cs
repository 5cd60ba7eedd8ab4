using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>other / input, as PyTorch computes it: the reciprocal times other: what Python calls for a number on the left.</summary>
    /// <derivative>that of <c>div</c></derivative>
    [Operator("Tensor.__rdiv__", "Tensor.__rtruediv__")]
    [Sample("positive(2, 3), real(3)")]
    public static Tensor ReflectedDiv(this Tensor input, [OrNumber] Tensor other) => input.Reciprocal().Mul(other);
}
