using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>other · input: what Python calls for a number on the left.</summary>
    /// <derivative>that of <c>mul</c></derivative>
    [Operator("Tensor.__rmul__")]
    [Sample("real(2, 3), real(3)")]
    public static Tensor ReflectedMul(this Tensor input, [OrNumber] Tensor other) => other.Mul(input);
}
