using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>
    /// The elements that indices pick along a dimension, where input and indices broadcast in the others; without a dimension, from the
    /// flattened input.
    /// </summary>
    /// <derivative>grad, added to the elements that were picked</derivative>
    [Operator("take_along_dim")]
    [Sample("real(2, 3), index(3, 2, 4), 1")]
    [Sample("real(3, 4), index(3, 2, 1), dim=0")]
    [Sample("real(2, 3), index(6, 4)")]
    public static Tensor TakeAlongDim(this Tensor input, Tensor indices, long? dim = null)
    {
        if (indices.DType != DType.Int64)
        {
            throw GradException.Type($"torch.take_along_dim(): dtype of indices should be Long but got {indices.DType.ScalarTypeName()}");
        }

        if (dim is not { } along)
        {
            return input.Reshape(-1).Gather(0, indices.Reshape(-1));
        }

        if (input.Rank != indices.Rank)
        {
            throw GradException.Shape(
                $"torch.take_along_dim(): input and indices should have the same number of dimensions, but got {input.Rank} dimensions for input, "
                + $"and {indices.Rank} dimensions for indices");
        }

        int at = input.Shape.Dimension(along);
        if (input.Rank == 0)
        {
            return input.Gather(at, indices);
        }

        long[] self = input.Shape.ToArray(), index = indices.Shape.ToArray();
        self[at] = index[at] = 1;
        long[] together = Shape.Broadcast(Shape.Of(self), Shape.Of(index)).ToArray();
        return input.BroadcastTo(With(input.Shape[at])).Gather(at, indices.BroadcastTo(With(indices.Shape[at])));

        long[] With(long size) => [.. together.Select((one, d) => d == at ? size : one)];
    }
}
