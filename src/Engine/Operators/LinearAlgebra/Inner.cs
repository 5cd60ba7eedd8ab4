using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>Sums of products over the last dimension of both tensors; the other dimensions of both remain, the first's first.</summary>
    /// <derivative>the product rule</derivative>
    [Operator("inner")]
    [Sample("real(2, 3), real(4, 3)")]
    public static Tensor Inner(this Tensor input, Tensor other)
    {
        if (input.Rank == 0 || other.Rank == 0)
        {
            return input.Mul(other);
        }

        if (input.Shape[^1] != other.Shape[^1])
        {
            throw GradException.Shape($"inner() the last dimension must match on both input tensors but got shapes {input.Shape} and {other.Shape}");
        }

        return input.Tensordot(other, [-1], [-1]);
    }
}
