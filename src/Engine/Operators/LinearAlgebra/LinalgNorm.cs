using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>
    /// Norms of vectors or matrices: without ord the root of the sum of squares over <paramref name="dim"/> or over all; with it that of
    /// linalg.vector_norm for one dimension, that of linalg.matrix_norm for two.
    /// </summary>
    /// <derivative>that of linalg.vector_norm or linalg.matrix_norm</derivative>
    [Operator("linalg.norm")]
    [Sample("real(2, 3)")]
    [Sample("real(3), 3")]
    [Sample("real(2, 3), -2")]
    [Sample("real(2, 3), 1, dim=0")]
    public static Tensor LinalgNorm(
        this Tensor a, Scalar? ord = null, long[]? dim = null, bool keepdim = false, [KeywordOnly] DType? dtype = null)
    {
        CheckNormDimensions(a, ord is not null, dim);
        return ord is { } order && (dim?.Length ?? a.Rank) == 2
            ? a.MatrixNorm(order, dim, keepdim, dtype)
            : a.VectorNorm(ord, dim, keepdim, dtype);
    }

    /// <summary>Norms of matrices, <c>"fro"</c> or <c>"nuc"</c>.</summary>
    /// <derivative>that of linalg.matrix_norm</derivative>
    [Operator("linalg.norm")]
    [Sample("real(2, 3), \"nuc\"")]
    public static Tensor LinalgNorm(
        this Tensor a, string ord, long[]? dim = null, bool keepdim = false, [KeywordOnly] DType? dtype = null)
    {
        CheckNormDimensions(a, true, dim);
        return a.MatrixNorm(ord, dim, keepdim, dtype);
    }

    private static void CheckNormDimensions(Tensor a, bool ordered, long[]? dim)
    {
        if (dim is { Length: not (1 or 2) })
        {
            throw GradException.Argument($"linalg.norm: If dim is specified, it must be of length 1 or 2. Got [{string.Join(", ", dim)}]");
        }

        if (dim is null && ordered && a.Rank is not (1 or 2))
        {
            throw GradException.Argument($"linalg.norm: If dim is not specified but ord is, the input must be 1D or 2D. Got {a.Rank}D.");
        }
    }
}
