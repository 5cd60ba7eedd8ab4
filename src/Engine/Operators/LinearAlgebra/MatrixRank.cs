using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>
    /// How many singular values of matrices (…, m, n) are greater than max(atol, rtol · the greatest); the tolerances are those of
    /// linalg.pinv.
    /// </summary>
    /// <derivative>none: the result is an integer</derivative>
    [Operator("linalg.matrix_rank")]
    [Sample("real(3, 2)")]
    [Sample("spd(2, 3, 3), atol=0.1, hermitian=True")]
    public static Tensor MatrixRank(
        this Tensor input, [KeywordOnly][OrNumber] Tensor? atol = null, [KeywordOnly][OrNumber] Tensor? rtol = null, [KeywordOnly] bool hermitian = false)
    {
        if (input.Rank < 2)
        {
            throw GradException.Shape("torch.linalg.matrix_rank: The input tensor input must have at least 2 dimensions.");
        }

        if (!input.DType.IsDifferentiable() || input.DType is DType.Float16 or DType.BFloat16)
        {
            throw GradException.Type("This function doesn't handle types other than float and double");
        }

        (Tensor absolute, Tensor relative) = RankRule.Tolerances("torch.linalg.matrix_rank", input, atol, rtol);
        Tensor values = hermitian ? input.Detach().Eigvalsh().Abs() : input.Detach().Svdvals();
        if (values.Shape[^1] == 0)
        {
            return Zeros(input.Shape.Sizes[..^2].ToArray(), DType.Int64);
        }

        Tensor bound = absolute.Maximum(relative.Mul(values.Amax([-1])));
        return values.Gt(bound.Unsqueeze(-1)).Sum([-1]);
    }

    /// <summary>The same with an absolute tolerance.</summary>
    /// <derivative>none: the result is an integer</derivative>
    [Operator("linalg.matrix_rank")]
    [Sample("real(3, 2), 0.1")]
    public static Tensor MatrixRank(this Tensor input, [OrNumber] Tensor tol, bool hermitian = false) =>
        input.MatrixRank(atol: tol, rtol: 0.0, hermitian: hermitian);
}
