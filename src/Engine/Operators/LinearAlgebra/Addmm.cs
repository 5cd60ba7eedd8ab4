using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>beta · input + alpha · (mat1 @ mat2); the input broadcasts to the product's shape.</summary>
    /// <derivative>input: grad · conj(beta); mat1: conj(alpha) · grad @ mat2ᴴ; mat2: conj(alpha) · mat1ᴴ @ grad</derivative>
    [Operator("addmm")]
    [Sample("real(4), real(2, 3), real(3, 4), beta=0.5, alpha=2")]
    [Sample("real(2, 2), real(2, 3), real(3, 2)")]
    [Sample("complex(2, 1), complex(2, 3), complex(3, 2)")]
    public static Tensor Addmm(this Tensor input, Tensor mat1, Tensor mat2, [KeywordOnly] Scalar? beta = null, [KeywordOnly] Scalar? alpha = null) =>
        new Addmm(beta ?? 1, alpha ?? 1).Apply(input, mat1, mat2);

    /// <summary><see cref="Addmm"/> in place.</summary>
    public static Tensor Addmm_(this Tensor input, Tensor mat1, Tensor mat2, [KeywordOnly] Scalar? beta = null, [KeywordOnly] Scalar? alpha = null) =>
        input.Update(self => self.Addmm(mat1, mat2, beta, alpha));
}

internal sealed class Addmm(Scalar beta, Scalar alpha) : AddedProduct(beta, alpha)
{
    protected override Shape Product(Tensor added, Tensor a, Tensor b)
    {
        if (a.Rank != 2 || b.Rank != 2)
        {
            throw GradException.Shape(
                a.Rank != 2 ? $"mat1 must be a matrix, got {a.Rank}-D tensor" : $"mat2 must be a matrix, got {b.Rank}-D tensor");
        }

        return a.Shape[1] == b.Shape[0] ? Shape.Of(a.Shape[0], b.Shape[1]) : throw GradException.Shape(
            $"mat1 and mat2 shapes cannot be multiplied ({a.Shape[0]}x{a.Shape[1]} and {b.Shape[0]}x{b.Shape[1]})");
    }

    protected override Tensor Multiply(Tensor a, Tensor b) => a.Mm(b);

    protected override Tensor FactorGradient(int factor, Tensor grad, Tensor other) =>
        factor == 0 ? grad.Mm(other.Adjoint()) : other.Adjoint().Mm(grad);

    protected override long Cost(ReadOnlySpan<Tensor?> inputs, Specs outputs) =>
        MatrixRule.Work(inputs[1]!.Shape[0], inputs[2]!.Shape[1], inputs[1]!.Shape[1] + 2);

    protected override void Multiply<T>(Tensor a, Tensor b, Span<T> result) => MatrixRule.Multiply(a, b, result);
}
