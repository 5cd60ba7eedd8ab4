using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The factors of <c>linalg.cholesky</c>, and for each matrix the order of the first minor that is not positive definite, 0 if there is none.</summary>
    /// <derivative>that of linalg.cholesky</derivative>
    [Operator("linalg.cholesky_ex")]
    [Sample("spd(3)", Hermitian = true)]
    [Sample("spd(3), upper=True", Hermitian = true)]
    public static (Tensor L, Tensor Info) CholeskyEx(this Tensor input, [KeywordOnly] bool upper = false, [KeywordOnly] bool checkErrors = false)
    {
        SquareRule.Check("linalg.cholesky_ex", input);
        Tensor[] results = new LinalgCholesky("linalg.cholesky_ex", checkErrors).ApplyAll(upper ? input.Adjoint() : input);
        Tensor factor = results[0].Tril();
        return ((upper ? factor.Adjoint() : factor).AsNode("LinalgCholeskyExBackward0", input), results[1]);
    }
}
