using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The same values as complex128; the tensor itself where they are that already.</summary>
    /// <derivative>grad, in the input's dtype</derivative>
    [Operator("Tensor.cdouble")]
    [Sample("complex(2, 3)")]
    public static Tensor CDouble(this Tensor input) => input.To(DType.Complex128);
}
