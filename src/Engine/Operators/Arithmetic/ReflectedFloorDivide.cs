using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The quotient other / input, rounded towards negative infinity: what Python calls for a number on the left.</summary>
    /// <derivative>none</derivative>
    [Operator("Tensor.__rfloordiv__")]
    [Sample("2.0, 7.5")]
    public static Tensor ReflectedFloorDivide(this Tensor input, [OrNumber] Tensor other) => other.FloorDivide(input);
}
