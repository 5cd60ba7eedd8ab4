using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>other to the power of input: what Python calls for a number on the left.</summary>
    /// <derivative>that of <c>pow</c></derivative>
    [Operator("Tensor.__rpow__")]
    [Sample("real(2, 3), positive(3)")]
    public static Tensor ReflectedPow(this Tensor input, Tensor other) => 
        (other.IsWrappedNumber ? Full([], other.Item(), Promotion.ResultType(input, other)) : other).Pow(input);
}
