using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The same values as complex64; the tensor itself where they are that already.</summary>
    /// <derivative>grad, in the input's dtype</derivative>
    [Operator("Tensor.cfloat")]
    [Sample("index(9, 2, 3)")]
    public static Tensor CFloat(this Tensor input) => input.To(DType.Complex64);
}
