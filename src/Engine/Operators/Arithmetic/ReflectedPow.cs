using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>other to the power of input: what Python calls for a number on the left.</summary>
    /// <derivative>input: that of <c>pow</c>; other: none, as Python makes a tensor of its values</derivative>
    [Operator("Tensor.__rpow__")]
    [Sample("real(2, 3), 2.5")]
    public static Tensor ReflectedPow(this Tensor input, [OrNumber] Tensor other) =>
        (other.IsWrappedNumber ? Full([], other.Item(), Promotion.ResultType(input, other)) : other.Detach()).Pow(input);
}
