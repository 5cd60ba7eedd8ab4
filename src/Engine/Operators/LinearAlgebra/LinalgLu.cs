using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The permutation P (…, m, m), unit lower triangular L (…, m, k) and upper triangular U (…, k, n), k = min(m, n), with P·L·U = A.</summary>
    /// <derivative>that of linalg.lu_factor_ex</derivative>
    [Operator("linalg.lu")]
    [Sample("spd(3)")]
    [Sample("distinct(2, 3)")]
    public static (Tensor P, Tensor L, Tensor U) LinalgLu(this Tensor a, [KeywordOnly] bool pivot = true)
    {
        (Tensor factors, Tensor pivots, _) = Factored("linalg.lu", a, pivot, false);
        (Tensor p, Tensor l, Tensor u) = factors.LuUnpack(pivots);
        Composite.AsNode([l, u], "LinalgLuBackward0", a);
        return (p, l, u);
    }
}
