using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>input @ weightᵀ + bias for inputs (…, in), a weight (out, in) and a bias (out).</summary>
    /// <derivative>input: grad @ conj(weight); weight: gradᵀ @ conj(input), summed over the batch; bias: grad, summed</derivative>
    [Operator("nn.functional.linear", TakesOut = true)]
    [Sample("real(2, 3), real(4, 3), real(4)")]
    [Sample("real(2, 2, 3), real(4, 3), real(4)")]
    [Sample("real(3), real(4, 3)")]
    public static Tensor Linear(this Tensor input, Tensor weight, Tensor? bias = null)
    {
        Tensor factor = weight.Rank == 2 ? weight.T() : weight;
        if (bias is null || weight.Rank != 2 || input.Rank < 2)
        {
            return bias is null ? input.Matmul(factor) : input.Matmul(factor).Add(bias);
        }

        if (input.Rank == 2)
        {
            return bias.Addmm(input, factor);
        }

        long[] sizes = input.Shape.ToArray();
        long rows = Shape.Of(sizes.AsSpan(0, sizes.Length - 1)).Count;
        return bias.Addmm(input.Reshape(rows, sizes[^1]), factor).View([.. sizes[..^1], weight.Shape[0]]);
    }
}
