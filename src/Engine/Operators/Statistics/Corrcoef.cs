using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The correlation coefficients of variables, one a row: their covariances over the product of their deviations.</summary>
    /// <derivative>that of the quotient</derivative>
    [Operator("corrcoef", TakesOut = false)]
    [Sample("real(3, 4)")]
    public static Tensor Corrcoef(this Tensor input)
    {
        if (input.Rank > 2)
        {
            throw GradException.Shape($"corrcoef(): expected input to have two or fewer dimensions but got an input with {input.Rank} dimensions");
        }

        Tensor covariances = input.Cov();
        if (covariances.Rank == 0)
        {
            return covariances.Div(covariances);
        }

        Tensor deviation = (covariances.DType.IsComplex() ? covariances.Diagonal().Real() : covariances.Diagonal()).Sqrt();
        Tensor scaled = covariances.Div(deviation.View(-1, 1)).Div(deviation.View(1, -1));
        return scaled.DType.IsComplex() ? ComplexOf(scaled.Real().Clamp(-1, 1), scaled.Imag().Clamp(-1, 1)) : scaled.Clamp(-1, 1);
    }
}
