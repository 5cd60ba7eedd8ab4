using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>
    /// The first n columns of H₁·H₂·…, Hᵢ = 1 − τᵢ·vᵢ·vᵢᴴ, where vᵢ stands below the diagonal in the i-th column of (…, m, n) matrices, m ≥
    /// n, and has 1 on it: Q of the results of <c>geqrf</c>.
    /// </summary>
    /// <derivative>that of 1 − V·T·Vᴴ with T = diag(τ)·(1 + triu(Vᴴ·V, 1)·diag(τ))⁻¹ (Schreiber and Van Loan, 1989)</derivative>
    [Operator("linalg.householder_product", "orgqr")]
    [Sample("real(3, 2), real(2)")]
    [Sample("real(2, 3, 3), real(2, 2)")]
    [Sample("complex(2, 2), complex(2)")]
    public static Tensor HouseholderProduct(this Tensor input, Tensor tau)
    {
        ReflectionRule.Check("torch.linalg.householder_product", input, tau);
        long m = input.Shape[^2], n = input.Shape[^1];
        if (input.Count == 0 || tau.Count == 0)
        {
            // A product of no reflections depends on nothing.
            return The<Independent>.Operator.Apply(input, tau);
        }

        Tensor vectors = ReflectionRule.Vectors(input, tau);
        Tensor factors = ReflectionRule.Times(vectors, tau, vectors.Adjoint().Narrow(-1, 0, n), adjoint: false);
        return Eye(m, n, dtype: input.DType).Sub(vectors.Matmul(factors)).AsNode("LinalgHouseholderProductBackward0", input, tau);
    }
}

/// <summary>The product of no reflections: the identity's first columns, whatever the inputs hold; none of them has a gradient.</summary>
internal sealed class Independent : Operator
{
    public override string NodeName => "LinalgHouseholderProductBackward0";

    public override Tensor? Gradient(int input, in Pullback at) => null;

    public override Tensor? Tangent(int output, in Pushforward at) => null;

    public override Tensor[] Compute(ReadOnlySpan<Tensor?> inputs) =>
        [Torch.Eye(inputs[0]!.Shape[^2], inputs[0]!.Shape[^1], dtype: inputs[0]!.DType).BroadcastTo(inputs[0]!.Shape.ToArray()).Clone()];

    protected override Operator? Lifted(Lift lift) => this;
}
