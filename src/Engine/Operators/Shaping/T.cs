using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The transpose of a matrix, a view; a tensor of fewer dimensions is its own.</summary>
    /// <derivative>grad, transposed</derivative>
    [Operator("t")]
    [Sample("real(2, 3)")]
    [Sample("real(3)")]
    public static Tensor T(this Tensor input) => input.Rank switch
    {
        > 2 => throw GradException.Shape($"t() expects a tensor with <= 2 dimensions, but self is {input.Rank}D"),
        2 => new Transpose(0, 1, "TBackward0").Apply(input),
        _ => new Transpose(0, 0, "TBackward0").Apply(input),
    };

    /// <summary><see cref="T"/> in place.</summary>
    public static Tensor T_(this Tensor input) => input.Become(self => self.T());
}
