using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The sums of the singular values of the matrices in two dimensions.</summary>
    /// <derivative>grad · U·Vᴴ</derivative>
    [Operator("nuclear_norm")]
    [Sample("real(2, 3)")]
    [Sample("real(3, 2, 2), [0, 2], keepdim=True")]
    public static Tensor NuclearNorm(this Tensor input, long[]? dim = null, bool keepdim = false)
    {
        if (dim is null && input.Rank != 2)
        {
            throw GradException.Shape(
                $"Expected a tensor with 2 dimensions, but got a tensor with {input.Rank} dimension{(input.Rank == 1 ? string.Empty : "s")} instead.");
        }

        if (dim is { Length: not 2 })
        {
            throw GradException.Argument("nuclear norm requires a 'dim' argument of size 2");
        }

        long[] dims = dim is null ? [0, 1] : [input.Shape.Dimension(dim[0]), input.Shape.Dimension(dim[1])];
        return dims[0] != dims[1]
            ? NormRule.Keep(input.Movedim(dims, [-2, -1]).Svdvals().Sum([-1]), input.Shape, dims, keepdim)
            : throw GradException.Argument("duplicate or invalid dimensions");
    }
}
