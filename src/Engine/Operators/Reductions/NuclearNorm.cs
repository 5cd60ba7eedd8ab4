using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    // 1.5 per step lifts the least singular value that counts, 10⁻¹⁶ of the greatest, in some ninety steps.
    private const int MostPolarSteps = 100;

    /// <summary>The sum of the singular values of matrices: Re⟨Q, A⟩ for the unitary factor Q of A's polar decomposition.</summary>
    private static Tensor NuclearNorm(Tensor input, long[]? dim, bool keepdim)
    {
        if (dim is null && input.Rank != 2)
        {
            throw GradException.Shape(
                $"Expected a tensor with 2 dimensions, but got a tensor with {input.Rank} dimension{(input.Rank == 1 ? string.Empty : "s")} instead.");
        }

        if (dim is { Length: not 2 })
        {
            throw GradException.Argument("nuclear_norm requires a 'dim' argument of size 2");
        }

        var reduced = Reduced.Of(input.Shape, dim ?? [0, 1]);
        Tensor matrices = dim is null ? input : input.Movedim(dim, [-2, -1]);
        matrices = matrices.To(input.DType.IsComplex() ? DType.Complex128 : DType.Float64);
        matrices = matrices.Shape[^2] < matrices.Shape[^1] ? matrices.Transpose(-2, -1) : matrices;
        Tensor product = PolarFactor(matrices).Conj().Mul(matrices).Sum([-2, -1]);
        return (input.DType.IsComplex() ? product.Real() : product)
            .To(input.DType.ToReal()).Reshape(reduced.Output(input.Shape, keepdim).ToArray());
    }

    /// <summary>The nearest matrix with orthonormal columns, by Newton and Schulz's iteration Q ← Q (3 − QᴴQ) / 2.</summary>
    private static Tensor PolarFactor(Tensor matrices)
    {
        Tensor identity = Ones([matrices.Shape[^1]], matrices.DType).DiagEmbed();
        Tensor size = matrices.Detach().VectorNorm(2, [-2, -1], keepdim: true);
        Tensor q = matrices.Div(size.MaskedFill(size.Eq(0), 1));
        for (int left = MostPolarSteps; left > 0 && matrices.Count > 0; left--)
        {
            Tensor gram = q.Transpose(-2, -1).Conj().Matmul(q);
            if (left > 2 && gram.Detach().Sub(identity).Abs().AllSamples.Max().Item().ToDouble() < 1e-9)
            {
                // The values are exact after one more step, their derivatives after two.
                left = 3;
            }

            q = q.Mul(1.5).Sub(q.Matmul(gram).Mul(0.5));
        }

        return q;
    }
}
