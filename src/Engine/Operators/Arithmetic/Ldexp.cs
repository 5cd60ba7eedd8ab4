using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>input · 2^other, broadcast.</summary>
    /// <derivative>that of <c>mul</c> and <c>pow</c></derivative>
    [Operator("ldexp")]
    [Sample("real(2, 3), real(3)")]
    [Sample("real(2, 3), index(5, 3)")]
    public static Tensor Ldexp(this Tensor input, Tensor other) => input.Mul(Pow(2.0, input.DType.IsDifferentiable() && other.IsWrappedNumber ? other.To(input.DType) : other));

    /// <summary><see cref="Ldexp"/> in place.</summary>
    public static Tensor Ldexp_(this Tensor input, Tensor other) => input.Update(self => self.Ldexp(other));
}
