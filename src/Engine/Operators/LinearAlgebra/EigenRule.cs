using GradService.Tensors;

namespace GradService.Operators;

/// <summary>What the derivatives of eigenvectors have in common.</summary>
internal static class EigenRule
{
    // As loose as PyTorch's: the phase may be lost in a long computation.
    private const double PhaseTolerance = 1e-2;

    /// <summary>Lⱼ − Lᵢ in row i and column j, 1 on the diagonal.</summary>
    public static Tensor Gaps(Tensor values) =>
        values.Unsqueeze(-2).Sub(values.Unsqueeze(-1)).Add(Torch.Eye(values.Shape[^1], dtype: values.DType));

    /// <summary>Complex eigenvectors may be turned by any phase; a function of them has a gradient only if it does not notice.</summary>
    public static void CheckPhase(string name, Tensor product)
    {
        if (product.DType.IsComplex()
            && product.Detach().Diagonal(0, -2, -1).Imag().Abs().Gt(PhaseTolerance).Somewhere())
        {
            throw GradException.NoDerivative(
                $"{name}: The eigenvectors in the complex case are specified up to multiplication by e^{{i phi}}. The specified loss function depends "
                + "on this quantity, so it is ill-defined.");
        }
    }
}
