using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The inverses of square matrices, and for each the 1-based place of the first zero among its pivots, 0 if there is none.</summary>
    /// <derivative>-A⁻ᴴ·grad·A⁻ᴴ</derivative>
    [Operator("linalg.inv_ex")]
    [Sample("spd(3)")]
    public static (Tensor Inverse, Tensor Info) InvEx(this Tensor a, [KeywordOnly] bool checkErrors = false)
    {
        SquareRule.Check("linalg.inv_ex", a);
        Tensor[] results = new LinalgInv("linalg.inv_ex", checkErrors).ApplyAll(a);
        return (results[0], results[1]);
    }
}
