using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>input to the power of exponent, computed in float64 or complex128.</summary>
    /// <derivative>that of <c>pow</c></derivative>
    [Operator("float_power")]
    [Sample("positive(2, 3), real(3)")]
    [Sample("real(2, 3), 3")]
    public static Tensor FloatPower([OrNumber] this Tensor input, [OrNumber] Tensor exponent)
    {
        DType type = input.DType.IsComplex() || exponent.DType.IsComplex() ? DType.Complex128 : DType.Float64;
        return input.To(type).Pow(exponent.IsWrappedNumber ? exponent : exponent.To(type));
    }

    /// <summary><see cref="FloatPower"/> in place.</summary>
    public static Tensor FloatPower_(this Tensor input, [OrNumber] Tensor exponent) => input.Update(self => self.FloatPower(exponent));
}
