using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The transpose of a matrix, a view; a tensor of fewer dimensions is its own.</summary>
    /// <derivative>grad, transposed</derivative>
    [Operator("t", TakesOut = false)]
    [Sample("real(2, 3)")]
    [Sample("real(3)")]
    public static Tensor T(this Tensor input) => Transposed(input, "t", "TBackward0");

    /// <summary><see cref="T"/> in place: the tensor itself becomes its transpose.</summary>
    public static Tensor T_(this Tensor input) => input.Become(static self => Transposed(self, "t_", "TBackward1"));

    private static Tensor Transposed(Tensor input, string function, string node) => input.Rank switch
    {
        > 2 => throw GradException.Shape($"{function}() expects a tensor with <= 2 dimensions, but self is {input.Rank}D"),
        2 => new Transpose(0, 1, node).Apply(input),
        _ => new Transpose(0, 0, node).Apply(input),
    };
}
