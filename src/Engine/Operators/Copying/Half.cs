using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The same values as float16; the tensor itself where they are that already.</summary>
    /// <derivative>grad, in the input's dtype</derivative>
    [Operator("Tensor.half")]
    [Sample("index(9, 2, 3)")]
    public static Tensor Half(this Tensor input) => input.To(DType.Float16);
}
