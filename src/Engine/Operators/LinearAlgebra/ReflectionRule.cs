using GradService.Tensors;

namespace GradService.Operators;

/// <summary>
/// Products of Householder's reflections in compact form, 1 − V·T·Vᴴ with T = diag(τ)·(1 + triu(Vᴴ·V, 1)·diag(τ))⁻¹: the system is
/// triangular with ones on its diagonal, so it can be solved whatever τ is.
/// </summary>
internal static class ReflectionRule
{
    public static void Check(string op, Tensor input, Tensor tau)
    {
        if (input.Rank < 2)
        {
            throw GradException.Shape($"{op}: input must have at least 2 dimensions.");
        }

        if (input.Shape[^2] < input.Shape[^1])
        {
            throw GradException.Shape($"{op}: input.shape[-2] must be greater than or equal to input.shape[-1]");
        }

        if (tau.Rank == 0)
        {
            throw GradException.Shape("Dimension specified as -1 but tensor has no dimensions", "IndexError");
        }

        if (input.Shape[^1] < tau.Shape[^1])
        {
            throw GradException.Shape($"{op}: input.shape[-1] must be greater than or equal to tau.shape[-1]");
        }

        if (tau.Rank != input.Rank - 1)
        {
            throw GradException.Shape(
                $"{op}: Expected tau to have one dimension less than input, but got tau.ndim equal to {tau.Rank} and input.ndim is equal to {input.Rank}");
        }

        if (!tau.Shape.Sizes[..^1].SequenceEqual(input.Shape.Sizes[..^2]))
        {
            throw GradException.Shape(
                $"{op}: Expected batch dimensions of tau to be equal to input.shape[:-2], but got {Shape.Of(tau.Shape.Sizes[..^1])}");
        }

        if (tau.DType != input.DType)
        {
            throw GradException.Type(
                $"{op}: tau dtype {tau.DType.ScalarTypeName()} does not match input dtype {input.DType.ScalarTypeName()}");
        }
    }

    /// <summary>V, of as many columns as there are factors.</summary>
    public static Tensor Vectors(Tensor input, Tensor tau)
    {
        long k = tau.Shape[^1];
        return input.Narrow(-1, 0, k).Tril(-1).Add(Torch.Eye(input.Shape[^2], k, dtype: input.DType));
    }

    /// <summary>T·x, or Tᴴ·x.</summary>
    public static Tensor Times(Tensor vectors, Tensor tau, Tensor x, bool adjoint)
    {
        Tensor system = vectors.Adjoint().Matmul(vectors).Triu(1).Mul(tau.Unsqueeze(-2));
        return adjoint
            ? system.Adjoint().SolveTriangular(tau.Conj().Unsqueeze(-1).Mul(x), upper: false, unitriangular: true)
            : system.SolveTriangular(x, upper: true, unitriangular: true).Mul(tau.Unsqueeze(-1));
    }
}
