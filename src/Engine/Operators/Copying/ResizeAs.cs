using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary><see cref="Resize_"/> to the shape of another tensor.</summary>
    /// <derivative>none: a tensor that requires grad may not be resized</derivative>
    [Operator("Tensor.resize_as_")]
    [Sample("index(9, 2, 3), index(9, 4)")]
    public static Tensor ResizeAs_(this Tensor input, Tensor theTemplate) => input.Resize_(theTemplate.Shape.ToArray());
}
