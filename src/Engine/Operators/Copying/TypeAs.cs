using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The same values in the dtype of another tensor.</summary>
    /// <derivative>grad, in the input's dtype; other: none</derivative>
    [Operator("Tensor.type_as")]
    [Sample("real(2, 3), complex(1)")]
    public static Tensor TypeAs(this Tensor input, Tensor other) => input.To(other.DType);
}
