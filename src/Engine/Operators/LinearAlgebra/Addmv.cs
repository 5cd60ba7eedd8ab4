using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>beta · input + alpha · (mat @ vec) for a matrix (n, m) and a vector (m).</summary>
    /// <derivative>input: grad · conj(beta); mat: conj(alpha) · grad ⊗ conj(vec); vec: conj(alpha) · matᴴ @ grad</derivative>
    [Operator("addmv")]
    [Sample("real(2), real(2, 3), real(3), beta=0.5, alpha=2")]
    public static Tensor Addmv(this Tensor input, Tensor mat, Tensor vec, [KeywordOnly] Scalar? beta = null, [KeywordOnly] Scalar? alpha = null) =>
        new Addmv(beta ?? 1, alpha ?? 1).Apply(input, mat, vec);

    /// <summary><see cref="Addmv"/> in place.</summary>
    public static Tensor Addmv_(this Tensor input, Tensor mat, Tensor vec, [KeywordOnly] Scalar? beta = null, [KeywordOnly] Scalar? alpha = null) =>
        input.Update(self => self.Addmv(mat, vec, beta, alpha));
}

internal sealed class Addmv(Scalar beta, Scalar alpha) : AddedProduct(beta, alpha)
{
    protected override Shape Product(Tensor added, Tensor a, Tensor b) => Shape.Of(Mv.Length(a, b, added));

    protected override Tensor Multiply(Tensor a, Tensor b) => a.Mv(b);

    protected override Tensor FactorGradient(int factor, Tensor grad, Tensor other) =>
        factor == 0 ? grad.Outer(other.Conj()) : other.Adjoint().Mv(grad);

    protected override void Multiply<T>(Tensor a, Tensor b, Span<T> result) => Mv.Multiply(a, b, result);
}
