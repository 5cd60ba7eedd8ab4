using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>sin(x) / x of each element x, 1 at 0.</summary>
    /// <derivative>grad · (cos(input) − result) / input, 0 at 0</derivative>
    [Operator("special.spherical_bessel_j0")]
    [Sample("real(2, 3)")]
    public static Tensor SphericalBesselJ0(this Tensor input) => input.Detach().IsInf().Where(0, input.Div(Math.PI).Sinc());
}
