using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The matrix with the given ones along its diagonal and zeros elsewhere; vectors are rows.</summary>
    /// <derivative>each tensor: its block of grad</derivative>
    [Operator("block_diag", TakesOut = false)]
    [Sample("real(2, 3), real(2)")]
    public static Tensor BlockDiag(params Tensor[] tensors)
    {
        int wide = Array.FindIndex(tensors, static tensor => tensor.Rank > 2);
        if (wide >= 0)
        {
            throw GradException.Shape(
                $"torch.block_diag: Input tensors must have 2 or fewer dimensions. Input {wide} has {tensors[wide].Rank} dimensions");
        }

        if (tensors.Length == 0)
        {
            return Zeros([1, 0]);
        }

        Tensor[] blocks = AtLeast2d(tensors);
        long left = 0, right = Bounds.Sum([.. blocks.Select(static block => block.Shape[1])]);
        var rows = new Tensor[blocks.Length];
        for (int i = 0; i < rows.Length; i++)
        {
            right -= blocks[i].Shape[1];
            rows[i] = blocks[i].ConstantPadNd([left, right]);
            left += blocks[i].Shape[1];
        }

        return Cat(rows).AsNode("BlockDiagBackward0", tensors);
    }
}
