using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>A = U·diag(S)·Vᴴ, V and not its adjoint; all columns of U and V unless <paramref name="some"/>, zeros without <paramref name="computeUv"/>.</summary>
    /// <derivative>that of linalg.svd</derivative>
    [Operator("svd")]
    [Sample("real(3, 2)", PhaseFree = true)]
    [Sample("real(3, 3), some=False", PhaseFree = true)]
    public static (Tensor U, Tensor S, Tensor V) Svd(this Tensor input, bool some = true, bool computeUv = true)
    {
        if (computeUv)
        {
            (Tensor u, Tensor s, Tensor vh) = input.LinalgSvd(!some);
            return (u, s, vh.Adjoint());
        }

        Tensor values = input.Svdvals();
        long[] batch = input.Shape.Sizes[..^2].ToArray();
        long m = input.Shape[^2], n = input.Shape[^1];
        return (Zeros([.. batch, m, m], input.DType), values, Zeros([.. batch, n, n], input.DType));
    }
}
