using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>beta · input + alpha · (batch1 @ batch2) for stacks of matrices, (b, n, k) and (b, k, m).</summary>
    /// <derivative>input: grad · conj(beta); batch1: conj(alpha) · grad @ batch2ᴴ; batch2: conj(alpha) · batch1ᴴ @ grad</derivative>
    [Operator("baddbmm")]
    [Sample("real(2, 1), real(2, 2, 3), real(2, 3, 2), beta=0.5, alpha=2")]
    [Sample("real(2, 2, 2), real(2, 2, 3), real(2, 3, 2)")]
    public static Tensor Baddbmm(this Tensor input, Tensor batch1, Tensor batch2, [KeywordOnly] Scalar? beta = null, [KeywordOnly] Scalar? alpha = null) =>
        new Baddbmm(beta ?? 1, alpha ?? 1).Apply(input, batch1, batch2);

    /// <summary><see cref="Baddbmm"/> in place.</summary>
    public static Tensor Baddbmm_(this Tensor input, Tensor batch1, Tensor batch2, [KeywordOnly] Scalar? beta = null, [KeywordOnly] Scalar? alpha = null) =>
        input.Update(self => self.Baddbmm(batch1, batch2, beta, alpha));
}

internal sealed class Baddbmm(Scalar beta, Scalar alpha) : AddedProduct(beta, alpha)
{
    protected override Shape Product(Tensor added, Tensor a, Tensor b) => MatrixRule.ProductOfStacks(a, b);

    protected override Tensor Multiply(Tensor a, Tensor b) => a.Bmm(b);

    protected override Tensor FactorGradient(int factor, Tensor grad, Tensor other) =>
        factor == 0 ? grad.Bmm(other.Adjoint()) : other.Adjoint().Bmm(grad);

    protected override long Cost(ReadOnlySpan<Tensor?> inputs, Specs outputs) =>
        MatrixRule.Work(inputs[1]!.Shape[1], inputs[2]!.Shape[2], inputs[1]!.Shape[2] + 2, inputs[1]!.Shape[0]);

    protected override void Multiply<T>(Tensor a, Tensor b, Span<T> result) => MatrixRule.MultiplyEach(a, b, result);
}
