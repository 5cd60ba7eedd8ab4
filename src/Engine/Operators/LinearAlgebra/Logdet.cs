using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The logarithms of the determinants of square matrices; nan for a negative one.</summary>
    /// <derivative>grad · A⁻ᴴ</derivative>
    [Operator("logdet", TakesOut = false)]
    [Sample("spd(2, 3, 3)")]
    public static Tensor Logdet(this Tensor input)
    {
        (Tensor sign, Tensor logarithm) = input.Slogdet();
        return input.DType.IsComplex() ? sign.Log().Add(logarithm) : sign.Lt(0).Where(Full([], double.NaN, logarithm.DType), logarithm);
    }
}
