using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>Sums over the dimensions in which a tensor of the given size would be broadcast to this one's.</summary>
    /// <derivative>grad, expanded to the input's shape</derivative>
    [Operator("Tensor.sum_to_size")]
    [Sample("real(2, 3, 2), 3, 1")]
    public static Tensor SumToSize(this Tensor input, params long[] size)
    {
        Shape target = Shape.Of(size);
        if (!target.BroadcastsTo(input.Shape))
        {
            throw GradException.Shape($"size {target} is not expandable to size {input.Shape}.");
        }

        int leading = input.Rank - target.Rank;
        long[] dim = [.. Enumerable.Range(0, input.Rank).Where(i => i < leading || (target[i - leading] == 1 && input.Shape[i] != 1)).Select(i => (long)i)];
        Tensor sum = dim.Length == 0 ? input : input.Sum(dim, keepdim: true);
        return leading == 0 ? sum : sum.Reshape(size);
    }
}
