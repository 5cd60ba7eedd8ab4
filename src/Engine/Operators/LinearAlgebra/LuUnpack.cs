using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>P, L and U of the results of <c>linalg.lu_factor_ex</c>; what is not unpacked is empty.</summary>
    /// <derivative>tril(gradL, -1) + triu(gradU)</derivative>
    [Operator("lu_unpack")]
    [Sample("real(3, 3), pivots(3)")]
    public static (Tensor P, Tensor L, Tensor U) LuUnpack(this Tensor luData, Tensor luPivots, bool unpackData = true, bool unpackPivots = true)
    {
        if (luData.Rank < 2)
        {
            throw GradException.Shape("torch.lu_unpack: Expected tensor with 2 or more dimensions.");
        }

        Tensor none = Empty([0], luData.DType);
        (long m, long n) = (luData.Shape[^2], luData.Shape[^1]);
        long k = Math.Min(m, n);
        Tensor permutation = unpackPivots ? LuRule.Permutation(luPivots, luData) : none;
        if (!unpackData)
        {
            return (permutation, none, none);
        }

        Tensor lower = luData.Narrow(-1, 0, k).Tril(-1).Add(Eye(m, k, dtype: luData.DType));
        Tensor upper = luData.Narrow(-2, 0, k).Triu();
        Composite.AsNode([lower, upper], "LuUnpackBackward0", luData);
        return (permutation, lower, upper);
    }
}
