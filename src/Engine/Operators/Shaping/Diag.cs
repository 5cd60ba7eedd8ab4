using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>Of a vector the matrix with it on a diagonal and zeros elsewhere; of a matrix a copy of that diagonal.</summary>
    /// <derivative>diag(grad): grad on that diagonal, or read from it</derivative>
    [Operator("diag")]
    [Sample("real(3), 1")]
    [Sample("real(3, 4), -1")]
    public static Tensor Diag(this Tensor input, long diagonal = 0) => input.Rank switch
    {
        1 => input.DiagEmbed(diagonal).AsNode("DiagBackward0", input),
        2 => input.Diagonal(diagonal).Clone().AsNode("DiagBackward0", input),
        _ => throw GradException.Shape("matrix or a vector expected"),
    };
}
