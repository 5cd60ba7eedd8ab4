using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>Σ input1[…, i] · weight[o, i, j] · input2[…, j] + bias[o].</summary>
    /// <derivative>the product rule</derivative>
    [Operator("nn.functional.bilinear")]
    [Sample("real(2, 3), real(2, 4), real(5, 3, 4), real(5)")]
    public static Tensor Bilinear(this Tensor input1, Tensor input2, Tensor weight, Tensor? bias = null)
    {
        if (input1.Rank == 0 || input1.Rank != input2.Rank)
        {
            throw GradException.Shape($"bilinear(): input dimensions do not match: got {input1.Rank} and {input2.Rank}");
        }

        for (int i = 0; i < input1.Rank - 1; i++)
        {
            if (input1.Shape[i] != input2.Shape[i])
            {
                throw GradException.Shape(
                    $"bilinear(): input batch dimensions do not match at dim {i}: got {input1.Shape[i]} and {input2.Shape[i]}");
            }
        }

        if (weight.Rank != 3 || input1.Shape[^1] != weight.Shape[1] || input2.Shape[^1] != weight.Shape[2])
        {
            bool first = weight.Rank != 3 || input1.Shape[^1] != weight.Shape[1];
            throw GradException.Shape(weight.Rank != 3
                ? $"bilinear(): weight must have 3 dimensions: got {weight.Rank}"
                : $"bilinear(): input{(first ? 1 : 2)} size does not match weight size: got {(first ? input1 : input2).Shape[^1]} but expected {weight.Shape[first ? 1 : 2]}");
        }

        long outputs = weight.Shape[0], m = weight.Shape[1], n = weight.Shape[2];
        long[] batch = input1.Shape.ToArray()[..^1];
        long rows = Shape.Of(batch).Count;
        Tensor left = input1.Reshape(rows, m).Mm(weight.Permute(1, 0, 2).Reshape(m, outputs * n)).Reshape(rows, outputs, n);
        Tensor result = left.Bmm(input2.Reshape(rows, n, 1)).Reshape([.. batch, outputs]);
        return bias is null ? result : result.Add(bias);
    }
}
