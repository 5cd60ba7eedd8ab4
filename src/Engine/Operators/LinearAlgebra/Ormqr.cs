using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>Q·C, with <paramref name="transpose"/> Qᴴ·C, or not <paramref name="left"/> C·Q and C·Qᴴ, for the square Q of the results of <c>geqrf</c>.</summary>
    /// <derivative>that of 1 − V·T·Vᴴ, as for linalg.householder_product</derivative>
    [Operator("ormqr")]
    [Sample("real(3, 2), real(2), real(3, 2)")]
    [Sample("real(3, 3), real(3), real(2, 3), left=False, transpose=True")]
    public static Tensor Ormqr(this Tensor input, Tensor tau, Tensor other, bool left = true, bool transpose = false)
    {
        if (input.Rank < 2 || other.Rank < 2)
        {
            throw GradException.Shape($"torch.ormqr: {(input.Rank < 2 ? "input" : "other")} must have at least 2 dimensions.");
        }

        if (!left)
        {
            return other.Shape[^1] == input.Shape[^2]
                ? input.Ormqr(tau, other.Adjoint(), true, !transpose).Adjoint().AsNode("OrmqrBackward0", input, tau, other)
                : throw GradException.Shape("torch.ormqr: other.shape[-1] must be equal to input.shape[-2]");
        }

        if (other.Shape[^2] != input.Shape[^2])
        {
            throw GradException.Shape("torch.ormqr: other.shape[-2] must be equal to input.shape[-2]");
        }

        ReflectionRule.Check("torch.ormqr", input, tau);
        Tensor vectors = ReflectionRule.Vectors(input, tau);
        return other.Sub(vectors.Matmul(ReflectionRule.Times(vectors, tau, vectors.Adjoint().Matmul(other), transpose)))
            .AsNode("OrmqrBackward0", input, tau, other);
    }
}
