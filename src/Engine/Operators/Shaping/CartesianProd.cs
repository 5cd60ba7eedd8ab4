using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>All choices of one element from each vector: a row for each choice; of one vector itself.</summary>
    /// <derivative>each tensor: its column of grad, summed over the other choices</derivative>
    [Operator("cartesian_prod", TakesOut = false)]
    [Sample("real(2), real(3)")]
    public static Tensor CartesianProd(params Tensor[] tensors)
    {
        NotEmpty("cartesian_prod", tensors);
        if (Array.Find(tensors, static tensor => tensor.Rank != 1) is { } other)
        {
            throw GradException.Shape($"Expect a 1D vector, but got shape {other.Shape}");
        }

        return tensors.Length == 1 ? tensors[0] : Stack([.. Meshgrid(tensors).Select(static grid => grid.Flatten())], 1);
    }
}
