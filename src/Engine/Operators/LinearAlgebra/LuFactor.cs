using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The factors and exchanges of <c>linalg.lu_factor_ex</c>; fails where a zero stands on U's diagonal.</summary>
    /// <derivative>that of linalg.lu_factor_ex</derivative>
    [Operator("linalg.lu_factor")]
    [Sample("spd(3)")]
    [Sample("distinct(2, 3)")]
    public static (Tensor LU, Tensor Pivots) LuFactor(this Tensor a, [KeywordOnly] bool pivot = true)
    {
        (Tensor factors, Tensor pivots, _) = Factored("linalg.lu_factor", a, pivot, true);
        return (factors, pivots);
    }
}
