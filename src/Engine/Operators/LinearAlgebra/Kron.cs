using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>Kronecker's product: each element of the input times the whole other tensor.</summary>
    /// <derivative>the product rule</derivative>
    [Operator("kron")]
    [Sample("real(2, 3), real(2, 2)")]
    [Sample("real(2), real(2, 3)")]
    public static Tensor Kron(this Tensor input, Tensor other)
    {
        int rank = Math.Max(input.Rank, other.Rank);
        var left = new long[2 * rank];
        var right = new long[2 * rank];
        var sizes = new long[rank];
        for (int i = 0; i < rank; i++)
        {
            int a = i - (rank - input.Rank), b = i - (rank - other.Rank);
            left[2 * i] = a < 0 ? 1 : input.Shape[a];
            right[(2 * i) + 1] = b < 0 ? 1 : other.Shape[b];
            left[(2 * i) + 1] = right[2 * i] = 1;
            sizes[i] = checked(left[2 * i] * right[(2 * i) + 1]);
        }

        return new UnsafeView(sizes).Apply(input.Reshape(left).Mul(other.Reshape(right)));
    }
}
