using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>beta · input + alpha · (vec1 ⊗ vec2), an (n, m) matrix; with beta 0 the input is not read.</summary>
    /// <derivative>input: grad · conj(beta); vec1: conj(alpha) · grad @ conj(vec2); vec2: conj(alpha) · gradᵀ @ conj(vec1)</derivative>
    [Operator("addr")]
    [Sample("real(2, 3), real(2), real(3), beta=0.5, alpha=2")]
    public static Tensor Addr(this Tensor input, Tensor vec1, Tensor vec2, [KeywordOnly] Scalar? beta = null, [KeywordOnly] Scalar? alpha = null)
    {
        if (vec1.Rank != 1 || vec2.Rank != 1)
        {
            throw GradException.Shape(
                $"addr: Expected 1-D argument {(vec1.Rank != 1 ? "vec1" : "vec2")}, but got {(vec1.Rank != 1 ? vec1.Rank : vec2.Rank)}-D");
        }

        Tensor product = alpha is { } factor ? vec1.Outer(vec2).Mul(factor) : vec1.Outer(vec2);
        Tensor added = input.BroadcastTo(product.Shape.ToArray());
        Tensor result = beta is not { } share ? added.Add(product) : share.ToComplex() == 0 ? product : added.Mul(share).Add(product);
        return result.AsNode("AddrBackward0", input, vec1, vec2);
    }

    /// <summary><see cref="Addr"/> in place.</summary>
    public static Tensor Addr_(this Tensor input, Tensor vec1, Tensor vec2, [KeywordOnly] Scalar? beta = null, [KeywordOnly] Scalar? alpha = null) =>
        input.Update(self => self.Addr(vec1, vec2, beta, alpha));
}
