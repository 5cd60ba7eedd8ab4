using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>
    /// The lower triangular L with A = L·Lᴴ of Hermitian positive definite matrices, of which the lower triangle is read; with
    /// <paramref name="upper"/> its adjoint, from the upper triangle.
    /// </summary>
    /// <derivative>the symmetric part of L⁻ᴴ·Φ(Lᴴ·grad)·L⁻¹, Φ the lower triangle with half the diagonal</derivative>
    [Operator("linalg.cholesky")]
    [Sample("spd(3)", Hermitian = true)]
    [Sample("spd(2, 2, 2), upper=True", Hermitian = true)]
    public static Tensor LinalgCholesky(this Tensor input, [KeywordOnly] bool upper = false)
    {
        SquareRule.Check("linalg.cholesky", input);
        Tensor factor = new LinalgCholesky("linalg.cholesky", true).ApplyAll(upper ? input.Adjoint() : input)[0];
        return (upper ? factor.Adjoint() : factor).AsNode("LinalgCholeskyExBackward0", input);
    }
}
