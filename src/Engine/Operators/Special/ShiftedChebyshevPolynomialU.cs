using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>Chebyshev's polynomial of the second kind of degree n at 2x − 1.</summary>
    /// <derivative>not implemented, as in PyTorch</derivative>
    [Operator("special.shifted_chebyshev_polynomial_u")]
    [Sample("[0.1, 0.3, 1.5], [3.0]")]
    public static Tensor ShiftedChebyshevPolynomialU([OrNumber] this Tensor input, [OrNumber] Tensor n) => input.Mul(2).Sub(1).ChebyshevPolynomialU(n);
}
