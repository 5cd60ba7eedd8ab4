using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The n-th powers of square matrices, by squaring; negative ones are powers of the inverse.</summary>
    /// <derivative>the product rule</derivative>
    [Operator("linalg.matrix_power", "matrix_power")]
    [Sample("real(2, 2), 3")]
    [Sample("spd(2, 2, 2), -2")]
    public static Tensor MatrixPower(this Tensor input, long n)
    {
        SquareRule.Check("linalg.matrix_power", input);
        if (n == long.MinValue)
        {
            throw GradException.Argument("linalg.matrix_power: n is too small");
        }

        Tensor square = n < 0 ? input.Inv() : input;
        Tensor? power = null;
        for (long rest = Math.Abs(n); rest > 0; rest /= 2)
        {
            power = rest % 2 == 0 ? power : power is null ? square : power.Matmul(square);
            square = rest > 1 ? square.Matmul(square) : square;
        }

        // Identities written over the matrices: the gradient is zeros, not none.
        return power ?? The<Copied>.Operator.Apply(input, Ones([input.Shape[^1]], input.DType).Diag());
    }
}
