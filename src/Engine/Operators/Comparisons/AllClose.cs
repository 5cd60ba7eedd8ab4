using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>Whether all elements are close, in the sense of <c>isclose</c>: one bool.</summary>
    /// <derivative>none: the result is of bools</derivative>
    [Operator("allclose")]
    [Sample("real(2, 3), real(3)")]
    public static Tensor AllClose(this Tensor input, Tensor other, double rtol = 1e-05, double atol = 1e-08, bool equalNan = false) =>
        input.IsClose(other, rtol, atol, equalNan).LogicalNot().Sum().Eq(0);
}
