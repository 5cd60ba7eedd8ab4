using GradService.Tensors;

namespace GradService.Operators;

public static partial class Torch
{
    /// <summary>Views of at most so many consecutive parts of a dimension, all of one size but perhaps the last.</summary>
    /// <derivative>the gradients, concatenated</derivative>
    [Operator("chunk")]
    [Sample("real(5, 2), 2")]
    public static Tensor[] Chunk(this Tensor input, long chunks, long dim = 0)
    {
        if (input.Rank == 0)
        {
            throw GradException.Argument("chunk expects at least a 1-dimensional tensor");
        }

        if (chunks <= 0)
        {
            throw GradException.Argument($"chunk expects `chunks` to be greater than 0, got: {chunks}");
        }

        long size = input.Shape[input.Shape.Dimension(dim)];

        // Of nothing there are as many parts as were asked for; otherwise no part is empty.
        return size == 0 ? input.SplitWithSizes(new long[Bounds.Parts(chunks)], dim) : input.Split(((size - 1) / chunks) + 1, dim);
    }
}
