using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The factors and exchanges of <c>linalg.lu_factor_ex</c>, and with <paramref name="getInfos"/> the places of zeros, which fail otherwise.</summary>
    /// <derivative>that of linalg.lu_factor_ex</derivative>
    [Operator("lu")]
    [Sample("spd(3)")]
    public static Tensor[] Lu(this Tensor input, bool pivot = true, bool getInfos = false)
    {
        (Tensor factors, Tensor pivots, Tensor zero) = Factored("linalg.lu_factor", input, pivot, !getInfos);
        return getInfos ? [factors, pivots, zero] : [factors, pivots];
    }
}
