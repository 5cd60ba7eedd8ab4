using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>Chebyshev's polynomial of the fourth kind of degree n at 2x − 1.</summary>
    /// <derivative>not implemented, as in PyTorch</derivative>
    [Operator("special.shifted_chebyshev_polynomial_w")]
    [Sample("[0.1, 0.3, 1.5], [3.0]")]
    public static Tensor ShiftedChebyshevPolynomialW([OrNumber] this Tensor input, [OrNumber] Tensor n) => input.Mul(2).Sub(1).ChebyshevPolynomialW(n);
}
