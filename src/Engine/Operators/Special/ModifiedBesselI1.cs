using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The modified Bessel function of the first kind of order 1 of each element: <c>special.i1</c> by its other name.</summary>
    /// <derivative>that of special.i1</derivative>
    [Operator("special.modified_bessel_i1")]
    [Sample("real(2, 3)")]
    public static Tensor ModifiedBesselI1(this Tensor input) => input.I1();
}
