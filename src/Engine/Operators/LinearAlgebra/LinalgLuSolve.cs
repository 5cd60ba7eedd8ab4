using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>x with A·x = B (adjoint: Aᴴ·x = B; left=False: x·A = B), given what <c>linalg.lu_factor_ex</c> said of A.</summary>
    /// <derivative>those of the two triangular systems</derivative>
    [Operator("linalg.lu_solve")]
    [Sample("spd(3), pivots(3), real(3, 2)")]
    [Sample("spd(3), pivots(3), real(2, 3), left=False, adjoint=True")]
    public static Tensor LinalgLuSolve(this Tensor lu, Tensor pivots, Tensor b, [KeywordOnly] bool left = true, [KeywordOnly] bool adjoint = false)
    {
        SquareRule.Check("linalg.lu_solve", lu);
        if (b.Rank < 2)
        {
            throw GradException.Shape("linalg.lu_solve: The input tensor B must have at least 2 dimensions.");
        }

        if (!left)
        {
            return lu.LinalgLuSolve(pivots, b.Adjoint(), true, !adjoint).Adjoint().AsNode("LinalgLuSolveBackward0", lu, b);
        }

        Tensor permutation = LuRule.Permutation(pivots, lu);
        Tensor solution = adjoint
            ? permutation.Matmul(
                lu.Adjoint().SolveTriangular(lu.Adjoint().SolveTriangular(b, upper: false), upper: true, unitriangular: true))
            : lu.SolveTriangular(lu.SolveTriangular(permutation.Transpose(-2, -1).Matmul(b), upper: false, unitriangular: true), upper: true);
        return solution.AsNode("LinalgLuSolveBackward0", lu, b);
    }
}
