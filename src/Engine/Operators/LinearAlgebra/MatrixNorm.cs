using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>
    /// Norms of the matrices in two dimensions: 2 and −2 are the greatest and least singular value, 1 and −1 the greatest and least sum of a
    /// column's |x|, inf and −inf that of a row's.
    /// </summary>
    /// <derivative>that of the composition; equal maxima share the gradient</derivative>
    [Operator("linalg.matrix_norm")]
    [Sample("real(2, 3), 2")]
    [Sample("real(2, 3, 2), -2, dim=[0, 2]")]
    [Sample("real(2, 3), 1, keepdim=True")]
    [Sample("complex(2, 3), -inf")]
    public static Tensor MatrixNorm(
        this Tensor a, Scalar ord, long[]? dim = null, bool keepdim = false, [KeywordOnly] DType? dtype = null)
    {
        long[] dims = NormRule.Matrix(a, dim ?? [-2, -1], dtype);
        double p = ord.ToDouble();
        if (Math.Abs(p) is not (1 or 2 or double.PositiveInfinity))
        {
            throw GradException.Argument($"linalg.matrix_norm: Order {ord} not supported.");
        }

        Tensor matrices = dtype is { } target ? a.To(target) : a;
        if (Math.Abs(p) == 2)
        {
            NormRule.RequireFullPrecision(matrices);
            Tensor values = matrices.Movedim(dims, [-2, -1]).Svdvals();
            return NormRule.Keep(p > 0 ? values.Amax([-1]) : values.Amin([-1]), a.Shape, dims, keepdim);
        }

        (long summed, long compared) = Math.Abs(p) == 1 ? (dims[0], dims[1]) : (dims[1], dims[0]);
        Tensor sums = matrices.VectorNorm(1, [summed], keepdim: true);
        return NormRule.Keep(p > 0 ? sums.Amax([compared], true) : sums.Amin([compared], true), a.Shape, dims, keepdim);
    }

    /// <summary>Norms of the matrices in two dimensions: <c>"fro"</c> is the root of the sum of squares, <c>"nuc"</c> the sum of the singular values.</summary>
    /// <derivative>"fro": grad · A / result, 0 where that is 0; "nuc": grad · U·Vᴴ</derivative>
    [Operator("linalg.matrix_norm")]
    [Sample("real(2, 3)")]
    [Sample("real(2, 3, 2), \"nuc\", dim=[0, -1], keepdim=True")]
    public static Tensor MatrixNorm(
        this Tensor a, string ord = "fro", long[]? dim = null, bool keepdim = false, [KeywordOnly] DType? dtype = null)
    {
        long[] dims = NormRule.Matrix(a, dim ?? [-2, -1], dtype);
        if (ord == "fro")
        {
            return a.VectorNorm(2, dims, keepdim, dtype);
        }

        if (ord != "nuc")
        {
            throw GradException.Argument($"linalg.matrix_norm: Order {ord} not supported.");
        }

        Tensor matrices = dtype is { } target ? a.To(target) : a;
        NormRule.RequireFullPrecision(matrices);
        return NormRule.Keep(matrices.Movedim(dims, [-2, -1]).Svdvals().Sum([-1]), a.Shape, dims, keepdim);
    }
}
