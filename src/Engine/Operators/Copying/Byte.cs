using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The same values as uint8; the tensor itself where they are that already.</summary>
    /// <derivative>none: the result is not differentiable</derivative>
    [Operator("Tensor.byte")]
    [Sample("index(9, 2, 3)")]
    public static Tensor Byte(this Tensor input) => input.To(DType.UInt8);
}
