using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The same elements in the shape of another tensor.</summary>
    /// <derivative>grad, reshaped to the input's shape; other: none</derivative>
    [Operator("Tensor.reshape_as")]
    [Sample("real(2, 3), real(6)")]
    public static Tensor ReshapeAs(this Tensor input, Tensor other) => input.Reshape(other.Shape.ToArray());
}
