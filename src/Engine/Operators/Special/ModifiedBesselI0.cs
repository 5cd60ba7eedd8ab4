using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The modified Bessel function of the first kind of order 0 of each element: <c>special.i0</c> by its other name.</summary>
    /// <derivative>that of special.i0</derivative>
    [Operator("special.modified_bessel_i0")]
    [Sample("real(2, 3)")]
    public static Tensor ModifiedBesselI0(this Tensor input) => input.I0();
}
