using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The same values as float64; the tensor itself where they are that already.</summary>
    /// <derivative>grad, in the input's dtype</derivative>
    [Operator("Tensor.double")]
    [Sample("real(2, 3)")]
    public static Tensor Double(this Tensor input) => input.To(DType.Float64);
}
