using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>Whether each element has no imaginary part.</summary>
    /// <derivative>none: the result is of bools</derivative>
    [Operator("isreal", TakesOut = false)]
    [Sample("complex(2, 3)")]
    public static Tensor IsReal(this Tensor input) => input.DType.IsComplex() ? input.Imag().Eq(0) : input.OnesLike(dtype: DType.Bool);
}
