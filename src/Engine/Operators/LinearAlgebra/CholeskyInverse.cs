using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The inverses of A, given their Cholesky factors: of L·Lᴴ, or with <paramref name="upper"/> of Uᴴ·U.</summary>
    /// <derivative>-A⁻¹·(grad + gradᴴ)·A⁻¹·L, in all its elements</derivative>
    [Operator("cholesky_inverse")]
    [Sample("positive(1, 1)")]
    public static Tensor CholeskyInverse(this Tensor input, bool upper = false)
    {
        SquareRule.Check("cholesky_inverse", input);
        return Eye(input.Shape[^1], dtype: input.DType).CholeskySolve(input, upper).AsNode("CholeskyInverseBackward0", input);
    }
}
