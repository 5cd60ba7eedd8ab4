using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>Views of consecutive parts of a dimension, of these sizes.</summary>
    /// <derivative>the gradients, concatenated</derivative>
    [Operator("split_with_sizes")]
    [Sample("real(2, 5), [1, 4], dim=1")]
    public static Tensor[] SplitWithSizes(this Tensor input, long[] splitSizes, long dim = 0)
    {
        if (input.Rank == 0)
        {
            throw GradException.Argument("split expects at least a 1-dimensional tensor");
        }

        int at = input.Shape.Dimension(dim);
        long left = input.Shape[at];
        foreach (long size in splitSizes)
        {
            if (size < 0)
            {
                throw GradException.Argument(
                    $"split_with_sizes expects split_sizes have only non-negative entries, but got split_sizes={Shape.Format(splitSizes)}");
            }

            left -= Math.Min(size, left + 1);
        }

        return left == 0 ? new Split(splitSizes, at, "SplitWithSizesBackward0").ApplyAll(input) : throw GradException.Shape(
            $"split_with_sizes expects split_sizes to sum exactly to {input.Shape[at]} (input tensor's size at dimension {at}), but got split_sizes={Shape.Format(splitSizes)}");
    }
}
