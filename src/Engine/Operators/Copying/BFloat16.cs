using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The same values as bfloat16; the tensor itself where they are that already.</summary>
    /// <derivative>grad, in the input's dtype</derivative>
    [Operator("Tensor.bfloat16")]
    [Sample("index(9, 2, 3)")]
    public static Tensor BFloat16(this Tensor input) => input.To(DType.BFloat16);
}
