using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The same elements in another shape, without a copy; -1 stands for the size that is left over.</summary>
    /// <derivative>grad, reshaped to the input's shape</derivative>
    [Operator("Tensor.view")]
    [Sample("real(2, 6), 3, -1")]
    public static Tensor View(this Tensor input, params long[] shape) => new Reshaped("ViewBackward0", shape).Apply(input);
}
