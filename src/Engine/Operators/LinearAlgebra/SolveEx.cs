using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The solutions of <c>linalg.solve</c>, and for each matrix the 1-based place of the first zero among its pivots, 0 if there is none.</summary>
    /// <derivative>B: A⁻ᴴ·grad; A: -(A⁻ᴴ·grad)·xᴴ</derivative>
    [Operator("linalg.solve_ex")]
    [Sample("spd(3), real(3, 2)")]
    [Sample("spd(3), real(2, 3), left=False")]
    public static (Tensor Result, Tensor Info) SolveEx(
        this Tensor a, Tensor b, [KeywordOnly] bool left = true, [KeywordOnly] bool checkErrors = false)
    {
        (Tensor result, Tensor info) = SolveSystem(a, b, left, "linalg.solve_ex", checkErrors);
        return (result.AsNode("LinalgSolveExBackward0", a, b), info);
    }
}
