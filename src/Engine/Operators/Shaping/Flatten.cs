using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>The dimensions from one to another made one; a 0-d tensor becomes one of one element.</summary>
    /// <derivative>grad, reshaped to the input's shape</derivative>
    [Operator("flatten", TakesOut = false)]
    [Sample("real(2, 3, 2), start_dim=1")]
    public static Tensor Flatten(this Tensor input, long startDim = 0, long endDim = -1)
    {
        int start = input.Shape.Dimension(startDim), end = input.Shape.Dimension(endDim);
        if (start > end)
        {
            throw GradException.Argument("flatten() has invalid args: start_dim cannot come after end_dim");
        }

        if (input.Rank == 0)
        {
            return input.Reshape(1);
        }

        ReadOnlySpan<long> sizes = input.Shape.Sizes;
        return start == end
            ? input
            : input.Reshape([.. sizes[..start], Shape.Of(sizes[start..(end + 1)]).Count, .. sizes[(end + 1)..]]);
    }
}
