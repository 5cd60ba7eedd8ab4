using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>
    /// Moore and Penrose's inverses (…, n, m) of matrices (…, m, n): singular values no greater than max(atol, rtol · the greatest) count as
    /// zero. Without either rtol is max(m, n) · the dtype's epsilon; given atol alone it is 0. <paramref name="hermitian"/> matrices are
    /// read in their lower triangle and taken apart by eigenvalues.
    /// </summary>
    /// <derivative>−A⁺ᴴ·grad·A⁺ᴴ + A⁺ᴴ·A⁺·gradᴴ·(1 − A·A⁺) + (1 − A⁺·A)·gradᴴ·A⁺·A⁺ᴴ, at constant rank</derivative>
    [Operator("linalg.pinv")]
    [Sample("real(3, 2)")]
    [Sample("complex(2, 3)")]
    [Sample("spd(3), hermitian=True", Hermitian = true)]
    [Sample("spd(2, 3, 3), atol=0.1, rtol=0.01")]
    public static Tensor Pinv(
        this Tensor a, [KeywordOnly][OrNumber] Tensor? atol = null, [KeywordOnly][OrNumber] Tensor? rtol = null, [KeywordOnly] bool hermitian = false)
    {
        if (a.Rank < 2 || !a.DType.IsDifferentiable() || a.DType is DType.Float16 or DType.BFloat16)
        {
            throw GradException.Type(
                $"linalg.pinv({a.DType.ScalarTypeName()}{{{a.Shape}}}): expected a tensor with 2 or more dimensions of float, double, cfloat or cdouble types");
        }

        if (hermitian)
        {
            SquareRule.CheckShape("linalg.eigh", a);
        }

        (Tensor absolute, Tensor relative) = RankRule.Tolerances("torch.linalg.pinv", a, atol, rtol);
        long[] batch = Shape.Broadcast(Shape.Of(a.Shape.Sizes[..^2]), Shape.Broadcast(absolute.Shape, relative.Shape)).ToArray();
        return new LinalgPinv(hermitian).Apply(
            a.BroadcastTo([.. batch, .. a.Shape.Sizes[^2..]]), absolute.BroadcastTo(batch), relative.BroadcastTo(batch));
    }

    /// <summary>The same with <paramref name="rcond"/> as rtol.</summary>
    /// <derivative>that of the other signature</derivative>
    [Operator("linalg.pinv")]
    [Sample("real(3, 2), 0.01")]
    public static Tensor Pinv(this Tensor input, [OrNumber] Tensor rcond, bool hermitian = false) => input.Pinv(atol: null, rtol: rcond, hermitian: hermitian);
}
