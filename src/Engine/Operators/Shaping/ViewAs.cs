using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The same elements in the shape of another tensor, without a copy.</summary>
    /// <derivative>grad, reshaped to the input's shape; other: none</derivative>
    [Operator("Tensor.view_as")]
    [Sample("real(2, 3), real(6)")]
    public static Tensor ViewAs(this Tensor input, Tensor other) => input.View(other.Shape.ToArray());
}
