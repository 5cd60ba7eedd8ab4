using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>x with A·x = b, given what <c>linalg.lu_factor_ex</c> said of A.</summary>
    /// <derivative>those of linalg.lu_solve</derivative>
    [Operator("lu_solve")]
    [Sample("real(3, 2), spd(3), pivots(3)")]
    public static Tensor LuSolve(this Tensor b, Tensor luData, Tensor luPivots) => luData.LinalgLuSolve(luPivots, b);
}
