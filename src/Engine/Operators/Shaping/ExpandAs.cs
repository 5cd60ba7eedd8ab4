using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>A view expanded to the shape of another tensor.</summary>
    /// <derivative>grad, summed over what was repeated; other: none</derivative>
    [Operator("Tensor.expand_as")]
    [Sample("real(2, 1), real(3, 2, 4)")]
    public static Tensor ExpandAs(this Tensor input, Tensor other) => input.Expand(other.Shape.ToArray());
}
