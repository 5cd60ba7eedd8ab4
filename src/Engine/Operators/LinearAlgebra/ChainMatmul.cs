using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The product of one or more matrices in the order that takes the fewest multiplications.</summary>
    /// <derivative>the product rule</derivative>
    [Operator("chain_matmul")]
    [Sample("real(2, 3), real(3, 2), real(2, 4)")]
    public static Tensor ChainMatmul(params Tensor[] matrices) =>
        matrices.Length == 0 ? throw GradException.Argument("chain_matmul(): Expected one or more matrices")
        : matrices.Length == 1 ? matrices[0]
        : MultiDot(matrices);
}
