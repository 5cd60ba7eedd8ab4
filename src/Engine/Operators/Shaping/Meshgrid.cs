using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>Grids of coordinates: views in which each vector runs along a dimension of its own; with "xy" the first two dimensions are exchanged.</summary>
    /// <derivative>each tensor: its grad, summed over the other dimensions</derivative>
    [Operator("meshgrid")]
    [Sample("real(2), real(3)")]
    [Sample("[real(2), real(3)], indexing=\"xy\"")]
    public static Tensor[] Meshgrid(Tensor[] tensors, [KeywordOnly] string? indexing = null)
    {
        NotEmpty("meshgrid", tensors);
        foreach (Tensor tensor in tensors)
        {
            if (tensor.Rank > 1)
            {
                throw GradException.Shape($"torch.meshgrid: Expected 0D or 1D tensor in the tensor list but got: {tensor.Shape}");
            }

            if (tensor.DType != tensors[0].DType)
            {
                throw GradException.Type("meshgrid expects all tensors to have the same dtype");
            }
        }

        if (indexing is not (null or "ij" or "xy"))
        {
            throw GradException.Argument($"torch.meshgrid: indexing must be one of \"xy\" or \"ij\", but received: {indexing}");
        }

        long[] sizes = [.. tensors.Select(static tensor => tensor.Count)];
        bool exchange = indexing == "xy" && tensors.Length > 1;
        var grids = new Tensor[tensors.Length];
        for (int i = 0; i < grids.Length; i++)
        {
            var own = new long[grids.Length];
            own.AsSpan().Fill(1);
            own[i] = sizes[i];
            Tensor grid = tensors[i].View(own).Expand(sizes);
            grids[i] = exchange ? grid.Transpose(0, 1) : grid;
        }

        return grids;
    }
}
