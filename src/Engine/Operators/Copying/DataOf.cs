using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The same memory without history; unlike after <c>detach</c>, autograd does not see changes made through it.</summary>
    /// <derivative>none: the result does not require grad</derivative>
    [Operator("Tensor.data")]
    [Sample("index(9, 2, 3)")]
    public static Tensor DataOf(this Tensor input) => input.Data;
}
