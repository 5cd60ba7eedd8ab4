using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The quotient rounded towards negative infinity, Python's <c>//</c>, broadcast.</summary>
    /// <derivative>zero</derivative>
    [Operator("floor_divide")]
    [Sample("real(2, 3), positive(3)")]
    public static Tensor FloorDivide(this Tensor input, Tensor other) => input.Div(other, "floor");

    /// <summary><see cref="FloorDivide"/> in place.</summary>
    public static Tensor FloorDivide_(this Tensor input, Tensor other) => input.Update(self => self.FloorDivide(other));
}
